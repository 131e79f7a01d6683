using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>What part of a list is asked for; times are Unix seconds, both ends included.</summary>
internal sealed record ListQuery(int Limit, string? StartingAfter, string? EndingBefore, long CreatedFrom, long CreatedUntil)
{
    /// <summary>Fields that must have one of the values.</summary>
    public IReadOnlyList<(string Field, IReadOnlyList<string> Values)> Filters { get; init; } = [];

    /// <param name="form">The request's parameters.</param>
    /// <param name="filters">The names of the parameters that filter by the field of the same name.</param>
    public static ListQuery Read(StripeForm form, params ReadOnlySpan<string> filters)
    {
        var limit = form.Integer("limit") ?? 10;
        if (limit is < 1 or > 100) throw StripeFault.Invalid("limit", "This value must be between 1 and 100.", "parameter_invalid_integer");
        var (from, until) = CreatedIn(form);
        var wanted = new List<(string, IReadOnlyList<string>)>();
        foreach (var name in filters)
            if (form.Text(name) is { } value) wanted.Add((name, [value]));
        return new ListQuery((int)limit, form.Text("starting_after"), form.Text("ending_before"), from, until) { Filters = wanted };
    }

    /// <summary>Stripe's list object with the page that was found.</summary>
    public JsonObject Answer(string url, IReadOnlyList<JsonObject> found)
    {
        var page = found.Take(Limit);
        if (EndingBefore is not null) page = page.Reverse();
        return new JsonObject
        {
            ["object"] = "list", ["url"] = url, ["has_more"] = found.Count > Limit, ["data"] = new JsonArray([.. page]),
        };
    }

    private static (long From, long Until) CreatedIn(StripeForm form)
    {
        if (form.Integer("created") is { } exact) return (exact, exact);
        var range = form.Child("created");
        var from = range.Integer("gte") ?? (range.Integer("gt") is { } above ? above + 1 : 0);
        var until = range.Integer("lte") ?? (range.Integer("lt") is { } below ? below - 1 : long.MaxValue);
        return (from, until);
    }
}
