using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>A row of the staff's list.</summary>
public sealed record OrderRow(
    OrderId Id, string Number, DateTimeOffset PlacedAt, OrderStatus Status, string Name, string Email, string Country, int Pieces,
        Money Total)
{
    public PaymentMethod PaymentMethod { get; init; }

    public bool IsPickup { get; init; }
}

/// <summary>
/// What the staff asked for. <see cref="Before"/> and <see cref="After"/> are places in the list ("milliseconds.number").
/// </summary>
public sealed record OrderListQuery(string? Search, OrderStatus? Status, string? Before, string? After, int Size = 50);

public sealed record OrderListPage(IReadOnlyList<OrderRow> Rows, string? Newer, string? Older);

/// <summary>Where in the list a row stands: what the next and the previous page count from.</summary>
internal sealed record ListPlace(DateTimeOffset At, string Number)
{
    public static string Of(OrderRow row) => $"{row.PlacedAt.ToUnixTimeMilliseconds()}.{row.Number}";

    /// <summary>Null for what is no place: the list then starts at its head.</summary>
    public static ListPlace? Parse(string? text)
    {
        var parts = text?.Split('.', 2);
        return parts is [var at, var number] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < 253_402_300_800_000
            ? new ListPlace(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), number)
            : null;
    }
}

/// <summary>
/// Orders by time, newest first, paged by key: page 2,000 costs what page 1 costs. A search walks the same way, newest first,
/// and stops when a page is full; one that finds less looks at the text of every order, once.
/// </summary>
public sealed class OrderList(ShopDbContext db)
{
    public async Task<OrderListPage> ReadAsync(OrderListQuery query, CancellationToken cancellationToken)
    {
        var filtered = Filter(query);
        var goingBack = ListPlace.Parse(query.After);
        var rows = goingBack is null
            ? await TakeAsync(Below(filtered, ListPlace.Parse(query.Before)).OrderByDescending(order => order.PlacedAt)
                .ThenByDescending(order => order.Number), query.Size + 1, cancellationToken)
            : await TakeAsync(Above(filtered, goingBack).OrderBy(order => order.PlacedAt)
                .ThenBy(order => order.Number), query.Size + 1, cancellationToken);
        var hasMore = rows.Count > query.Size;
        if (hasMore) rows.RemoveAt(rows.Count - 1);
        if (goingBack is not null) rows.Reverse();
        var newer = goingBack is null ? query.Before is not null : hasMore;
        var older = goingBack is null ? hasMore : true;
        return new OrderListPage(
            rows, newer && rows.Count > 0 ? ListPlace.Of(rows[0]) : null, older && rows.Count > 0 ? ListPlace.Of(rows[^1]) : null);
    }

    private IQueryable<Order> Filter(OrderListQuery query)
    {
        var orders = db.Set<Order>().AsNoTracking();
        if (query.Status is { } status) orders = orders.Where(order => order.Status == status);
        return OrderSearchText.WordsOf(query.Search)
            .Aggregate(orders, (found, word) => found.Where(order => order.SearchText.Contains(word)));
    }

    private static IQueryable<Order> Below(IQueryable<Order> orders, ListPlace? place) => place is null ? orders : orders.Where(
        order => order.PlacedAt < place.At || (order.PlacedAt == place.At && string.Compare(order.Number, place.Number) < 0));

    private static IQueryable<Order> Above(IQueryable<Order> orders, ListPlace? place) => place is null ? orders : orders.Where(
        order => order.PlacedAt > place.At || (order.PlacedAt == place.At && string.Compare(order.Number, place.Number) > 0));

    private static Task<List<OrderRow>> TakeAsync(IQueryable<Order> orders, int count, CancellationToken cancellationToken) =>
        orders.Take(count).Select(order => new OrderRow(
            order.Id, order.Number, order.PlacedAt, order.Status, order.Address.Name, order.Email, order.Address.Country,
            order.Lines.Sum(line => line.Quantity), new Money(order.TotalMinor, order.Currency))
            {
                PaymentMethod = order.PaymentMethod, IsPickup = order.PickupPlace != null,
            }).ToListAsync(cancellationToken);
}
