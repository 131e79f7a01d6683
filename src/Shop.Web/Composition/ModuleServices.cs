using Shop.Domain.Checkout;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Files;
using Shop.Domain.Invoicing;
using Shop.Domain.Persistence;
using Shop.Domain.Settings;
using Shop.Domain.Settings.Looks;
using Shop.Domain.Shared;
using Shop.Jobs.Hosting;
using Shop.Jobs.Mail;
using Shop.Jobs.Pictures;
using Shop.Web.Demo;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Payments;
using Shop.Web.Hosting.Settings;
using Shop.Web.Sandbox;
using Shop.Web.Sandbox.Mail;

namespace Shop.Web.Composition;

/// <summary>Puts the modules, Stripe, the jobs and, in Development, the sandbox together by the settings.</summary>
internal static class ModuleServices
{
    public static IServiceCollection AddModules(this IServiceCollection services, StartSettings settings, IReadOnlyList<ShopModule> modules)
    {
        foreach (var language in RegisteredLanguages.All) services.AddSingleton(language);
        foreach (var module in modules)
        {
            module.AddServices(services);
            if (settings.Shop.Role is not ShopRole.Jobs) module.AddPageWorkers(services);
            if (settings.Shop.Role is not ShopRole.Web) module.AddJobWorkers(services);
        }

        ModuleChecks.Check(modules, services);
        services.AddSingleton(LanguageChecks.Check(services, settings.Shop.Languages))
            .AddSingleton(provider => BooksIn(provider.GetRequiredService<CurrentSettings>()))
            .AddSingleton(new ShopZone(settings.Shop.TimeZone));
        return services.AddSingleton(modules).AddEdges(settings).AddSandboxes(settings);
    }

    // What the modules ask for and only the settings know.
    private static IServiceCollection AddEdges(this IServiceCollection services, StartSettings settings)
    {
        services.AddStripe(settings.Stripe)
            .AddJobStorage(settings.Database.Provider == DatabaseProvider.Postgres ? settings.Database.ConnectionString : null);
        services.AddScoped<DemoSeeder>().AddScoped<DemoHistory>().AddScoped<DemoFrontPage>().AddScoped<DemoPages>().AddScoped<DemoLook>();
        if (settings.Shop.DemoData) services.AddSingleton<IProductDrawings, DemoDrawings>();
        else services.AddSingleton<IProductDrawings, NoDrawings>();
        services.AddScoped(provider => new ShopInFiles(provider.GetRequiredService<Languages>().Codes, settings.Shop.PublicOrigin,
            provider.GetRequiredService<BaseCurrency>().Value));
        services.AddSingleton(new SettingsDefault<OrderSettings>(OrderSettings.Of(settings.Completion, settings.Checkout)))
            .AddSingleton(new SettingsDefault<ShopIdentity>(IdentityOf(settings)))
            .AddSingleton(new SettingsDefault<BooksCurrency>(new BooksCurrency { Code = settings.Shop.Currency.Code }));
        services.AddSingleton(new ShopAddress(settings.Shop.PublicOrigin))
            .AddScoped(provider => SellerOf(provider.GetRequiredService<ShopIdentity>(), settings.Shop.TimeZone));
        services.AddSingleton(new LeasePace(TimeSpan.FromSeconds(settings.Shop.LeaseSeconds)));
        services.AddSingleton(new PictureFolder(settings.Shop.DataPath))
            .AddSingleton(new ImportFiles(Path.Combine(settings.Shop.DataPath, "imports")));
        services.AddSingleton(settings.Shop.ImportsPrivateAddresses ? FetchRules.Anywhere : FetchRules.PublicOnly);
        services.AddScoped(provider => new MailSender(
            provider.GetRequiredService<ShopIdentity>().Name, settings.Smtp.From, new MailStyle(provider.GetRequiredService<Look>())));
        return settings.Shop.Role is ShopRole.Web ? services : services.AddHangfireWorkers(settings.Shop.ReconcileSeconds);
    }

    private static BaseCurrency BooksIn(CurrentSettings settings) => new(() => new Currency(settings.Of<BooksCurrency>().Code));

    private static IServiceCollection AddSandboxes(this IServiceCollection services, StartSettings settings)
    {
        if (settings.Sandbox.TakesPayments) services.AddSandbox(OptionsOf(settings, settings.Shop.PublicOrigin));
        else if (settings.Sandbox.Enabled) services.AddSandboxMail(OptionsOf(settings, settings.Shop.PublicOrigin));
        return settings.Sandbox.TakesMail
            ? services.AddSingleton<IEmailSender, SandboxEmailSender>()
            : services.AddSingleton<IEmailSender, SmtpEmailSender>()
                .AddSingleton(
                    new SmtpOptions(settings.Smtp.Host ?? "", settings.Smtp.Port, settings.Smtp.User, settings.Smtp.Password,
                    settings.Smtp.Security));
    }

    /// <param name="origin">Where the sandbox itself is reached: in the shop, or at an address of its own.</param>
    public static SandboxOptions OptionsOf(StartSettings settings, string origin) => new(
        settings.Shop.DataPath, origin, settings.Shop.Absolute("/webhooks/stripe"), settings.Stripe.WebhookSecrets[0]);

    private static Seller SellerOf(ShopIdentity shop, TimeZoneInfo zone) =>
        new(new InvoiceParty(shop.LegalName, shop.Address, shop.VatId, shop.Email, shop.Phone) { Register = shop.Register }, zone);

    private static ShopIdentity IdentityOf(StartSettings settings) => new()
    {
        Name = settings.Shop.Name, LegalName = settings.Seller.Name, Address = settings.Seller.Address, Country = settings.Seller.Country,
        VatId = settings.Seller.VatId, Register = settings.Seller.Register, Email = settings.Seller.Email, Phone = settings.Seller.Phone,
    };
}
