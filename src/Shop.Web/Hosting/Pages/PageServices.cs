using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Hosting.Pages;

internal static class PageServices
{
    /// <summary>Controllers with views in feature folders, in the shop's languages.</summary>
    public static IMvcBuilder AddShopPages(this IServiceCollection services, IReadOnlyList<ShopModule> modules)
    {
        services.AddSingleton<IStringLocalizer<Text>, PageTexts>().AddSingleton<IStringLocalizer<AdminText>, AdminTexts>();
        services.AddOptions<MvcOptions>()
            .Configure<Languages>((options, languages) => options.Conventions.Add(new CultureRoutes(languages)));
        services.AddSingleton<SlotContents>().AddSingleton<ScriptFiles>();
        // Pages are UTF-8: "€" and "é" may stand in them as they are. Markup is still written as entities.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new FeatureViews()));
        return services
            .AddControllersWithViews(options =>
            {
                options.Conventions.Add(new HeadIsGet());
                // Forms say what they need themselves; a null string is not "required" because C# knows nullability.
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                // Beyond it binding throws; a form cannot have more fields than this.
                options.MaxModelBindingCollectionSize = FormLimits.MaxFields;
                // jQuery's way to write names is nobody's here, and a bracket that is never closed makes it throw.
                options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            })
            .ConfigureApplicationPartManager(parts => AddParts(parts, modules))
            // No tokens in forms: Fetch Metadata and Origin protect them, and pages stay cacheable (decision 0007).
            .InitializeTagHelper<FormTagHelper>((form, _) => form.Antiforgery = false);
    }

    // A module may come from another assembly, with its views compiled into it.
    private static void AddParts(ApplicationPartManager parts, IReadOnlyList<ShopModule> modules)
    {
        foreach (var assembly in modules.Select(module => module.GetType().Assembly).Distinct())
            foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly))
                if (!parts.ApplicationParts.Any(known => known.Name == part.Name && known.GetType() == part.GetType()))
                    parts.ApplicationParts.Add(part);
        parts.FeatureProviders.Add(new ModuleControllers(modules));
    }
}
