using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Checkout;
using Shop.Domain.Invoicing;
using Shop.Domain.Payments;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Ledgers;

public sealed record LedgersPage(IReadOnlyList<LedgerComparison> Days, DateOnly Today, AdminMessage? Problem);

/// <summary>Shop = Stripe = invoices, day by day and to the cent.</summary>
public sealed class LedgersController(FindComparisons comparisons, CompareLedger compare, Seller seller, TimeProvider clock) : Controller
{
    [HttpGet("/admin/money")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(new LedgersPage(await comparisons.NewestAsync(cancellationToken), Today, TempData.Refusal()));

    /// <summary>Compares a day now; the page shows what came of it.</summary>
    [HttpPost("/admin/money/compare")]
    public async Task<IActionResult> Compare(string? day, CancellationToken cancellationToken)
    {
        if (!ShopTime.TryParseDay(day, out var wanted) || wanted > Today)
            TempData.Refuse("Choose a day up to today. Nothing was compared.");
        else TempData.Refuse(await ProblemOfAsync(wanted, cancellationToken));
        return new SeeOtherResult("/admin/money");
    }

    private DateOnly Today => seller.DayOf(clock.GetUtcNow());

    private async Task<AdminMessage?> ProblemOfAsync(DateOnly day, CancellationToken cancellationToken)
    {
        try
        {
            await compare.ExecuteAsync(day, clock.GetUtcNow(), cancellationToken);
            return null;
        }
        catch (GatewayUnknownException)
        {
            return "Stripe cannot be asked now. Nothing was compared; try again in a minute.";
        }
        catch (GatewayRefusedException refused)
        {
            return new AdminMessage(
                "Stripe refused to be asked ({0}). Nothing was compared; look at the key's permissions in Stripe's dashboard.",
                    refused.Message);
        }
    }
}
