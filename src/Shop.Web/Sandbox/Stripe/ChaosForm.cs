using System.Globalization;
using System.Text.Json.Nodes;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Sets the planned faults: what a request names is on, what it does not name is off.</summary>
internal sealed class ChaosForm(Chaos chaos)
{
    private const int MaxDelay = 120_000;

    public async Task<IResult> SetAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await RequestForm.ReadAsync(request, cancellationToken) is { } status)
            return Results.Text("The faults are set by a form.", statusCode: status);
        var form = request.Form;
        try
        {
            var off = form["off"].ToString();
            chaos.Set(off is "" or "false" or "0" ? Read(form) : ChaosSettings.Off);
            return Results.Text(Show(chaos.Settings).ToText(), "application/json");
        }
        catch (FormatException error)
        {
            return Results.Text(error.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static ChaosSettings Read(IFormCollection form) => new(
        Number(form, "seed", int.MaxValue), Share(form, "duplicate"), Share(form, "reorder"), Share(form, "drop"),
        Number(form, "delay_ms", MaxDelay), Share(form, "lose_answer"), Share(form, "error_500"), Share(form, "rate_429"))
    {
        Account = Word(form, "account", AccountTrouble.All), Dispute = Word(form, "dispute", DisputeStart.Names),
    };

    private static string Word(IFormCollection form, string name, IReadOnlyCollection<string> words)
    {
        var text = form[name].ToString();
        return text.Length == 0 || words.Contains(text)
            ? text
            : throw new FormatException($"{name} must be one of {string.Join(", ", words)}.");
    }

    private static double Share(IFormCollection form, string name)
    {
        var text = form[name].ToString();
        if (text.Length == 0) return 0;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1
            ? share
            : throw new FormatException($"{name} must be a share from 0 to 1.");
    }

    private static int Number(IFormCollection form, string name, int most)
    {
        var text = form[name].ToString();
        if (text.Length == 0) return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new FormatException($"{name} must be a whole number from 0 to {most}.");
    }

    private static JsonObject Show(ChaosSettings settings) => new()
    {
        ["seed"] = settings.Seed, ["duplicate"] = settings.Duplicate, ["reorder"] = settings.Reorder, ["drop"] = settings.Drop,
        ["delay_ms"] = settings.DelayMs, ["lose_answer"] = settings.LoseAnswer, ["error_500"] = settings.Error500, ["rate_429"] =
            settings.Rate429,
        ["account"] = settings.Account, ["dispute"] = settings.Dispute,
    };
}
