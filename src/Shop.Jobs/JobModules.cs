using Shop.Jobs.Catalogue;
using Shop.Jobs.Content;
using Shop.Jobs.Customers;
using Shop.Jobs.Imports;
using Shop.Jobs.Inventory;
using Shop.Jobs.Invoices;
using Shop.Jobs.Mail;
using Shop.Jobs.Orders;
using Shop.Jobs.Outbox;
using Shop.Jobs.Payments;
using Shop.Jobs.Pictures;
using Shop.Jobs.Recommendations;
using Shop.Jobs.Returns;
using Shop.Jobs.Search;
using Shop.Jobs.Staff;

using Shop.Domain.Shared;

namespace Shop.Jobs;

/// <summary>The modules of the background work. A new one is a folder and a line here.</summary>
public static class JobModules
{
    public static IReadOnlyList<ShopModule> All { get; } =
    [
        new OutboxModule(), new MailModule(), new InvoicesModule(), new PicturesModule(),
        new OrdersModule(), new PaymentsModule(), new InventoryModule(), new CatalogueModule(), new SearchModule(),
            new RecommendationsModule(),
        new ImportsModule(), new StaffModule(), new ContentModule(), new CustomersModule(),
        new ReturnsModule(),
    ];
}
