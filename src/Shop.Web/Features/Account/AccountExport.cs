using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Domain.Carts;
using Shop.Domain.Customers;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Account;

/// <summary>What the shop knows of a customer, as a file that programs can read: amounts as decimal texts with their currency.</summary>
public sealed class AccountExport(
    CustomerPasswords accounts, CustomerFile file, CustomerOrders orders, CustomerAlerts alerts, ReadCart carts)
{
    // It is a file, not a page: letters of any script may stand in it as they are.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public async Task<byte[]> WriteAsync(KnownCustomer customer, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(customer.Id, cancellationToken);
        var proven = await file.ProvenAsync(customer, cancellationToken);
        var placed = new List<object>();
        await foreach (var order in orders.AllAsync(proven).WithCancellation(cancellationToken)) placed.Add(Of(order));
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            Account = new
            {
                customer.Email, account?.Culture, account?.CreatedAt, FormerEmails = proven.Skip(1).Select(address => address.Key),
            },
            Addresses = (await file.AddressesAsync(customer, cancellationToken)).Select(row => new { row.Address, row.AddedAt }),
            SignIns = (await file.SessionsAsync(customer, cancellationToken))
                .Select(row => new { row.Device, row.Network, row.SignedInAt, row.ExpiresAt }),
            Cart = (await carts.OfCustomerAsync(customer.Id, cancellationToken)).Items,
            Alerts = await alerts.OfAsync(proven, cancellationToken),
            Orders = placed,
        }, Json);
    }

    private static object Of(Order order) => new
    {
        order.Number, Status = order.StatusText, order.PlacedAt, order.PaidAt, order.Email, order.Address, order.Note, order.InvoiceNumber,
        order.CouponCode, Currency = order.Currency.Code, Shipping = Amount(order.ShippingMinor, order),
        Discount = Amount(order.DiscountMinor, order),
        Total = Amount(order.TotalMinor, order), Refunded = Amount(order.RefundedMinor, order), Language = order.Culture,
        Lines = order.Lines.Select(line => new
        {
            line.Sku, line.Description, line.Quantity, UnitPrice = Amount(line.UnitPriceMinor, order),
        }),
    };

    private static string Amount(long minor, Order order) => new Money(minor, order.Currency).ToDecimalText();
}
