using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Domain.Orders;
using Shop.Domain.Returns;
using Shop.Domain.Shared;
using Shop.Web.Hosting;

namespace Shop.Web.Features.Returns;

/// <summary>A line of the statement.</summary>
/// <param name="Typed">As it was typed; all that is left, ticked, before.</param>
/// <param name="Problem">What is wrong with the number; null for nothing.</param>
public sealed record StatementLine(LineItem Line, TypedLine Typed, string? Problem)
{
    /// <summary>Pieces that can be withdrawn from.</summary>
    public int Left => Line.WithdrawableQuantity;

    public string TakeField => $"take-{Line.Position}";

    public string QuantityField => $"quantity-{Line.Position}";
}

/// <summary>The statement of a withdrawal: what was typed, and what is wrong with it, by field.</summary>
public sealed record StatementForm(Order Order, WithdrawalDraft Draft, IReadOnlyList<StatementLine> Lines)
{
    // Of one line of text: what is longer is wrong anyway.
    private const int MaxTyped = 300;

    public IReadOnlyDictionary<string, string> Problems { get; init; } = new Dictionary<string, string>();

    public bool IsGood => Problems.Count == 0;

    /// <summary>The statement's pieces, of a form that is good.</summary>
    public IReadOnlyList<LinePieces> Pieces => [.. Lines.Where(line => line is { Left: > 0, Typed.IsTaken: true })
        .Select(line => new LinePieces(line.Line.Position, QuantityOf(line.Line, line.Typed)!.Value))];

    /// <summary>What is filled in before anybody types: all pieces, the address, and the name where the reader knows it.</summary>
    public static WithdrawalDraft Fresh(Order order, WithdrawalDraft draft) => draft with
    {
        Email = draft.OrderToken is null ? draft.OrderEmail : order.Email,
        Name = draft.OrderToken is null ? "" : order.Address.Name,
        Lines = order.Lines.ToDictionary(line => line.Position,
            line => new TypedLine(line.WithdrawableQuantity > 0, Text(line.WithdrawableQuantity))),
    };

    /// <summary>What was sent, under a new one-time token.</summary>
    public static WithdrawalDraft Read(Order order, WithdrawalDraft draft, IFormCollection sent) => draft with
    {
        Token = SecretToken.New(), IsStated = true, Problem = DraftProblem.None,
        Name = PlainText.AtMost(PlainText.Clean(sent["name"]), MaxTyped),
        Email = PlainText.AtMost(PlainText.Clean(sent["email"]), MaxTyped),
        Reason = PlainText.Clean(sent["reason"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal), keepLines: true),
        Lines = order.Lines.ToDictionary(line => line.Position, line => new TypedLine(
            sent.ContainsKey($"take-{line.Position}"), PlainText.AtMost(PlainText.Clean(sent[$"quantity-{line.Position}"]), 10))),
    };

    /// <summary>The form for the page; what was stated is checked.</summary>
    public static StatementForm Of(Order order, WithdrawalDraft draft, IStringLocalizer<Text> texts)
    {
        var problems = new Dictionary<string, string>();
        var lines = order.Lines.Select(line =>
        {
            var typed = draft.Lines.GetValueOrDefault(line.Position) ?? new TypedLine(false, "");
            var isWrong = draft.IsStated && typed.IsTaken && line.WithdrawableQuantity > 0 && QuantityOf(line, typed) is null;
            return new StatementLine(
                line, typed, isWrong ? texts["Enter a whole number from 1 to {0}.", line.WithdrawableQuantity].Value : null);
        }).ToList();
        if (!draft.IsStated) return new StatementForm(order, draft, lines);
        foreach (var wrong in lines.Where(line => line.Problem is not null)) problems[wrong.QuantityField] = wrong.Problem!;
        if (!lines.Exists(line => line is { Left: > 0, Typed.IsTaken: true })) problems["lines"] = texts["Select at least one item."];
        Check(draft, texts, problems);
        return new StatementForm(order, draft, lines) { Problems = problems };
    }

    private static void Check(WithdrawalDraft draft, IStringLocalizer<Text> texts, Dictionary<string, string> problems)
    {
        if (draft.Name.Length == 0) problems["name"] = texts["Enter your name."];
        if (draft.Name.Length > Withdrawal.NameLength) problems["name"] = texts["At most {0} characters, please.", Withdrawal.NameLength];
        if (!EmailAddress.IsOne(draft.Email)) problems["email"] = texts["Enter the email address for the receipt."];
        if (draft.Reason.Length > Withdrawal.ReasonLength)
            problems["reason"] = texts["At most {0} characters, please.", Withdrawal.ReasonLength];
    }

    // An empty number is all that is left: whoever ticks a line means it.
    private static int? QuantityOf(LineItem line, TypedLine typed) => typed.Quantity.Length == 0 ? line.WithdrawableQuantity
        : int.TryParse(typed.Quantity, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1
            && count <= line.WithdrawableQuantity ? count : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
