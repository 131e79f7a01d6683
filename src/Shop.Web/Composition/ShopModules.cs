using Shop.Domain;
using Shop.Domain.Shared;
using Shop.Jobs;

namespace Shop.Web.Composition;

/// <summary>All that the shop consists of: the domain's modules, the background work's, and the pages.</summary>
public static class ShopModules
{
    public static IReadOnlyList<ShopModule> All { get; } =
        [.. DomainModules.All, .. JobModules.All, .. Pages, .. AdminPages, new Backups.BackupsModule()];

    private static ShopModule[] Pages =>
    [
        new Features.Layout.LayoutModule(), new Features.Shared.SharedModule(), new Features.Home.HomeModule(),
        new Features.Catalogue.CatalogueModule(), new Features.Carts.CartsModule(), new Features.Checkout.CheckoutModule(),
        new Features.Orders.OrdersModule(), new Features.Payments.PaymentsModule(), new Features.Pictures.PicturesModule(),
        new Features.PriceBooks.PriceBooksModule(), new Features.Pages.PagesModule(), new Features.Messages.MessagesModule(),
        new Features.Account.AccountModule(), new Features.Returns.ReturnsModule(),
        new Features.Styleguide.StyleguideModule(), new Features.Site.SiteModule(), new Features.Errors.ErrorsModule(),
        new Features.Health.HealthModule(), new Features.Closed.ClosedModule(),
    ];

    private static ShopModule[] AdminPages =>
    [
        new Features.Admin.Orders.OrdersModule(), new Features.Admin.Attention.AttentionModule(),
        new Features.Admin.Payments.PaymentsModule(), new Features.Admin.PaymentMethods.PaymentMethodsModule(),
        new Features.Admin.Jobs.JobsModule(),
        new Features.Admin.Ledgers.LedgersModule(), new Features.Admin.Products.ProductsModule(),
        new Features.Admin.Brands.BrandsModule(), new Features.Admin.Categories.CategoriesModule(),
        new Features.Admin.Facets.FacetsModule(), new Features.Admin.Pictures.PicturesModule(),
        new Features.Admin.Imports.ImportsModule(), new Features.Admin.PriceBooks.PriceBooksModule(),
        new Features.Admin.Stock.StockModule(), new Features.Admin.Coupons.CouponsModule(),
        new Features.Admin.Taxes.TaxesModule(), new Features.Admin.Shipping.ShippingModule(), new Features.Admin.Pages.PagesModule(),
        new Features.Admin.Search.SearchModule(), new Features.Admin.AuditLogs.AuditLogsModule(),
        new Features.Admin.Password.PasswordModule(), new Features.Admin.OwnLanguage.OwnLanguageModule(),
        new Features.Admin.SignIn.SignInModule(), new Features.Admin.Account.AccountModule(), new Features.Admin.Staff.StaffModule(),
        new Features.Admin.Shared.SharedModule(),
        new Features.Admin.Settings.SettingsModule(), new Features.Admin.Looks.LooksModule(),
        new Features.Admin.Mails.MailsModule(),
        new Features.Admin.Messages.MessagesModule(), new Features.Admin.Announcements.AnnouncementsModule(),
        new Features.Admin.FrontPages.FrontPagesModule(), new Features.Admin.Setup.SetupModule(),
        new Features.Admin.Doctor.DoctorModule(), new Features.Admin.Returns.ReturnsModule(),
    ];
}
