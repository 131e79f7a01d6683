using Shop.Domain.Carts;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Content;
using Shop.Domain.Coupons;
using Shop.Domain.Customers;
using Shop.Domain.Staff;
using Shop.Domain.Imports;
using Shop.Domain.Inventory;
using Shop.Domain.Invoicing;
using Shop.Domain.Search;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Recommendations;
using Shop.Domain.Returns;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain;

/// <summary>The modules of the domain. A new one is a folder and a line here.</summary>
public static class DomainModules
{
    public static IReadOnlyList<ShopModule> All { get; } =
    [
        new PersistenceModule(), new SettingsModule(),
        new CatalogueModule(), new PricingModule(), new InventoryModule(), new CouponsModule(), new CartsModule(),
        new OrdersModule(), new PaymentsModule(), new InvoicingModule(), new StaffModule(), new ContentModule(), new CustomersModule(),
        new RecommendationsModule(), new SearchModule(), new ImportsModule(), new CheckoutModule(), new ReturnsModule(),
        new VerificationModule(),
    ];
}
