using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Inventory;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Stock;

/// <summary>A page of SKUs, and which of them nobody counts.</summary>
public sealed record StockPage(IReadOnlyList<StockItem> Items, IReadOnlySet<string> Uncounted, string Search);

/// <summary>One SKU's stock; after a refusal with the change as it was typed.</summary>
public sealed record StockItemPage(StockItem Item, IReadOnlyList<StockMovement> Movements, bool IsCounted, bool Done, AdminMessage? Problem)
{
    public string Kind { get; init; } = "received";

    public string By { get; init; } = "";

    public string Reason { get; init; } = "";
}

/// <summary>Stock: figures, their ledger, deliveries and corrections.</summary>
public sealed class StockController(StockList list, ChangeStock change) : Controller
{
    private const int MaxReason = 150;

    [HttpGet("/admin/stock")]
    public async Task<IActionResult> Index(string? q, string? after, CancellationToken cancellationToken)
    {
        var search = PlainText.Clean(q);
        var items = await list.ReadAsync(search, PlainText.Clean(after), cancellationToken);
        return View(new StockPage(items, await list.UncountedAsync([.. items.Select(item => item.Sku)], cancellationToken), search));
    }

    [HttpGet("/admin/stock/{*sku:minlength(1)}")]
    public async Task<IActionResult> Show(string sku, bool done, CancellationToken cancellationToken)
    {
        sku = SkuOf(sku);
        return await list.FindAsync(sku, cancellationToken) is { } item
            ? View(await PageAsync(item, done, null, cancellationToken))
            : NotFound();
    }

    [HttpPost("/admin/stock/{*sku:minlength(1)}")]
    public async Task<IActionResult> Change(string sku, string? by, string? kind, string? reason, CancellationToken cancellationToken)
    {
        sku = SkuOf(sku);
        var problem = await ProblemAsync(sku, by, kind, PlainText.Clean(reason), cancellationToken);
        if (problem is null) return new SeeOtherResult(Url.Action(nameof(Show), new { sku, done = true })!);
        if (await list.FindAsync(sku, cancellationToken) is not { } item) return NotFound();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var page = await PageAsync(item, done: false, problem, cancellationToken);
        return View(nameof(Show), page with { Kind = kind ?? "", By = by ?? "", Reason = reason ?? "" });
    }

    private async Task<StockItemPage> PageAsync(StockItem item, bool done, AdminMessage? problem, CancellationToken cancellationToken)
    {
        var uncounted = await list.UncountedAsync([item.Sku], cancellationToken);
        return new StockItemPage(item, await list.MovementsAsync(item.Sku, cancellationToken), uncounted.Count == 0, done, problem);
    }

    private string SkuOf(string routed) => PlainText.Clean(SkuInAddress.Read(Request, "/admin/stock/", routed));

    private async Task<string?> ProblemAsync(string sku, string? by, string? kind, string reason, CancellationToken cancellationToken)
    {
        if (!int.TryParse(by?.Trim(' '), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var difference)
            || difference == 0 || Math.Abs((long)difference) > StockItem.Max)
            return "Enter how many more or fewer there are, like 12 or -3. Nothing was changed.";
        if (kind is not ("received" or "adjusted") || (kind == "received" && difference < 0))
            return "What was received is more, not less. Nothing was changed.";
        if (reason.Length > MaxReason) return "The reason is too long. Nothing was changed.";
        var why = reason.Length == 0 ? kind : $"{kind}: {reason} ({User.Identity?.Name})";
        return await change.ExecuteAsync(sku, difference, why, cancellationToken)
            ? null
            : "Fewer would be left than orders are promised. Nothing was changed.";
    }
}
