using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>Money that came or went without Stripe, as staff write it down.</summary>
/// <param name="IsBack">It was sent back to the buyer.</param>
public sealed record MoneyPage(Order Order, Payment Payment, AdminForm Form, bool IsBack)
{
    /// <summary>The one-time token stays, so that a form that was refused and sent again is booked once.</summary>
    public string Token => SecretToken.IsOne(Form["token"]) ? Form["token"] : SecretToken.New();

    public string Address => $"/admin/orders/{Order.Number}/money{(IsBack ? "/back" : "")}";
}

/// <summary>The fields of that form, and back.</summary>
public static class MoneyForm
{
    public const string Id = "money";

    /// <param name="amount">What is due, or owed.</param>
    /// <param name="today">The day in the shop's time zone.</param>
    public static AdminForm Of(Payment payment, Money amount, DateOnly today) => AdminForm.Of(Id, new()
    {
        ["amount"] = amount.IsZero ? "" : amount.ToDecimalText(), ["day"] = today.ToString("yyyy-MM-dd", null),
        ["means"] = payment.Method == PaymentMethod.OnPickup ? nameof(MoneyMeans.Cash) : nameof(MoneyMeans.BankTransfer),
    });

    /// <summary>What was typed; null when it says beside the fields what is wrong.</summary>
    public static (Money Amount, MoneySlip Slip)? Read(AdminForm form, Currency currency, DateOnly today, string by)
    {
        var amount = form.Amount("amount", currency, "Enter the amount.");
        if (amount is { Minor: 0 }) form.Refuse("amount", "Enter an amount above 0.");
        if (amount is { Minor: > StripeAmount.Max }) form.Refuse("amount", "This amount is too large.");
        if (!ShopTime.TryParseDay(form["day"].Trim(), out var day) || day > today)
            form.Refuse("day", "Enter the day of the bank's statement or of the till, not later than today.");
        if (!Enum.TryParse<MoneyMeans>(form["means"], out var means) || !Enum.IsDefined(means))
            form.Refuse("means", "Choose how the money moved.");
        var reference = form.Text("reference", MoneyEntry.ReferenceLength);
        if (!SecretToken.IsOne(form["token"])) form.Refuse("", "This page was out of date. Check the figures and send it again.");
        return form.IsGood ? (amount!.Value, new MoneySlip(form["token"], means, day, reference.Length > 0 ? reference : null, by)) : null;
    }

    public static AdminMessage NameOf(MoneyMeans means) => means switch
    {
        MoneyMeans.BankTransfer => "Bank transfer",
        MoneyMeans.Cash => "Cash",
        _ => "Card at the counter",
    };

    public static AdminMessage NameOf(PaymentMethod method) => method switch
    {
        PaymentMethod.Stripe => "Stripe",
        PaymentMethod.BankTransfer => "Bank transfer",
        _ => "Payment on pick-up",
    };
}
