using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Content.FrontPages;
using Shop.Domain.Content.Mails;
using Shop.Domain.Content.Messages;
using Shop.Domain.Settings;
using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>
/// What the merchant says and shows of the shop: the front page in sections, tagline, footer, pages, announcement, logo and other
/// pictures; and what people write to the merchant.
/// </summary>
public sealed class ContentModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["content"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<FrontPage>().AddScoped<WriteFrontPage>().AddSingleton<StorefrontCache>().AddScoped<Storefront>()
            .AddScoped<WriteStorefront>().AddScoped<ContentPictures>().AddScoped<ContentFonts>().AddScoped<SaveContentPicture>()
            .AddScoped<ContentPages>().AddScoped<EditPage>().AddScoped<EditFrontPage>().AddScoped<ContactMessages>()
            .AddScoped<MailTemplates>().AddScoped<LegalPages>()
            .AddSettings<Announcement>(Announcement.Key);
    }
}
