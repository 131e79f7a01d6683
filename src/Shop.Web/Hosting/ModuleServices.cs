using Hangfire;
using Shop.Domain.Checkout;
using Shop.Domain.Imports.Files;
using Shop.Domain.Invoicing;
using Shop.Domain.Payments;
using Shop.Jobs;
using Shop.Jobs.Mail;
using Shop.Jobs.Pictures;
using Shop.Web.Demo;
using Shop.Web.Features.Admin.Attention;
using Shop.Web.Features.Admin.Products;
using Shop.Web.Features.Carts;
using Shop.Web.Features.Catalogue;
using Shop.Web.Features.Checkout;
using Shop.Web.Features.Health;
using Shop.Web.Features.Home;
using Shop.Web.Features.PriceBooks;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Persistence;
using Shop.Web.Hosting.Staff;
using Shop.Web.Sandbox;
using Shop.Web.Verification;
using Stripe;

namespace Shop.Web.Hosting;

/// <summary>Puts the modules, Stripe, the jobs and, in Development, the sandbox together by the settings.</summary>
internal static class ModuleServices
{
    // At most that long for a try, and twice that for a call: Stripe's library would wait 80 s and three times that (R24).
    private static readonly TimeSpan StripePatience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddModules(this IServiceCollection services, StartSettings settings)
    {
        services.AddDomain().AddStripe(settings.Stripe).AddJobs(settings.Database.Provider == DatabaseProvider.Postgres ? settings.Database.ConnectionString : null);
        services.AddSingleton<Flash>().AddScoped<ShelfMenu>().AddScoped<FrontPage>().AddScoped<Cards>().AddScoped<ShownProduct>().AddScoped<NoticeWishes>().AddSingleton<NoticeLimit>();
        services.AddSingleton<PriceBookCookie>().AddScoped<ShopperPrices>().AddScoped<CartPrices>().AddScoped<CartPage>().AddScoped<AddLine>().AddScoped<UseCoupon>().AddSingleton<CouponGuesses>().AddScoped<CheckoutPage>();
        services.AddSingleton<ChosenCountry>().AddSingleton<CheckoutDraft>().AddScoped<CheckoutAnswers>();
        services.AddAttention().AddScoped<ProductTable>().AddScoped<ShelfChoicesReader>();
        services.AddScoped<DemoSeeder>().AddScoped<DemoHistory>().AddScoped<Verifier>();
        services.AddSingleton(settings.Checkout).AddSingleton(new ShopAddress(settings.Shop.PublicOrigin)).AddSingleton(SellerOf(settings));
        services.AddSingleton(new PictureFolder(settings.Shop.DataPath)).AddSingleton(new ImportFiles(Path.Combine(settings.Shop.DataPath, "imports")));
        services.AddSingleton(new MailSender(settings.Shop.Name, settings.Smtp.From));
        if (settings.Shop.Role is not ShopRole.Jobs) services.AddHostedService<ListingRebuilds>().AddHostedService<SearchReportWriter>();
        if (settings.Shop.Role is not ShopRole.Web) services.AddJobWorkers(settings.Shop.ReconcileSeconds, settings.Shop.ImportsPrivateAddresses ? FetchRules.Anywhere : FetchRules.PublicOnly);
        if (settings.Sandbox.TakesPayments) services.AddSandbox(OptionsOf(settings, settings.Shop.PublicOrigin));
        else if (settings.Sandbox.Enabled) services.AddSandboxMail(OptionsOf(settings, settings.Shop.PublicOrigin));
        return settings.Sandbox.TakesMail
            ? services.AddSingleton<IEmailSender, SandboxEmailSender>()
            : services.AddSingleton<IEmailSender, SmtpEmailSender>()
                .AddSingleton(new SmtpOptions(settings.Smtp.Host!, settings.Smtp.Port, settings.Smtp.User, settings.Smtp.Password, settings.Smtp.Security));
    }

    public static void MapJobsDashboard(this WebApplication app) => app
        .MapHangfireDashboard("/admin/jobs", new DashboardOptions { Authorization = [], AppPath = "/admin/orders", DisplayStorageConnectionString = false })
        .RequireAuthorization(StaffAccess.Policy);

    /// <param name="origin">Where the sandbox itself is reached: in the shop, or at an address of its own.</param>
    public static SandboxOptions OptionsOf(StartSettings settings, string origin) => new(
        settings.Shop.DataPath, origin, settings.Shop.Absolute("/webhooks/stripe"), settings.Stripe.WebhookSecrets[0]);

    private static IServiceCollection AddStripe(this IServiceCollection services, StripeSettings stripe)
    {
        services.AddHttpClient("stripe", client => client.Timeout = StripePatience).AddHttpMessageHandler<StripeClockReader>();
        return services
            .AddSingleton(provider => new StripeClient(new StripeClientOptions
            {
                ApiKey = stripe.SecretKey, ApiBase = stripe.ApiBase,
                HttpClient = new SystemNetHttpClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient("stripe"), maxNetworkRetries: 1),
            }))
            .AddSingleton(new StripeMode(stripe.LiveMode)).AddSingleton(new WebhookSecrets(stripe.WebhookSecrets))
            .AddScoped<IPaymentGateway, StripeGateway>();
    }

    private static Seller SellerOf(StartSettings settings)
    {
        var seller = settings.Seller;
        return new Seller(new InvoiceParty(seller.Name, seller.Address, seller.VatId, seller.Email, seller.Phone), settings.Shop.TimeZone);
    }
}
