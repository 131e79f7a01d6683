using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Pages;

/// <summary>This controller or action has one address, without a language: assets, feeds for machines, files.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OneLanguageAttribute : Attribute;

/// <summary>
/// Gives each page of the shop its address in each language: <c>/cart</c> and <c>/es/cart</c>. The language is a required
/// route value like an area, so that links made on a Spanish page stay Spanish without saying so.
/// </summary>
public sealed class CultureRoutes(Languages languages) : IApplicationModelConvention
{
    public const string Key = "culture";

    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers.Where(HasLanguages))
            foreach (var action in controller.Actions.Where(action => !IsOneLanguage(action.Attributes)).ToList())
                foreach (var culture in languages.Prefixed)
                    controller.Actions.Add(Translate(action, culture));
    }

    private static bool HasLanguages(ControllerModel controller) =>
        !IsOneLanguage(controller.Attributes) && !FeatureFolder.IsAdmin(controller.ControllerType);

    private static bool IsOneLanguage(IEnumerable<object> attributes) =>
        attributes.Any(attribute => attribute is OneLanguageAttribute or NoBrowserAttribute);

    private static ActionModel Translate(ActionModel action, Language culture)
    {
        var translated = new ActionModel(action) { Controller = action.Controller };
        translated.RouteValues[Key] = culture.Code;
        translated.Selectors.Clear();
        foreach (var whole in action.Controller.Selectors)
            foreach (var part in action.Selectors) translated.Selectors.Add(Prefix(whole, part, culture));
        return translated;
    }

    private static SelectorModel Prefix(SelectorModel whole, SelectorModel part, Language culture)
    {
        var combined = AttributeRouteModel.CombineAttributeRouteModel(whole.AttributeRouteModel, part.AttributeRouteModel)
            ?? throw new InvalidOperationException("Pages have attribute routes only: a conventional route cannot be translated.");
        var rest = combined.Template!.TrimStart('~').TrimStart('/');
        return new SelectorModel(part)
        {
            // The leading slash overrides the controller's part, which is in the template already.
            AttributeRouteModel = new AttributeRouteModel(combined) { Template = $"{culture.Prefix}/{rest}".TrimEnd('/'), Name = null },
        };
    }
}
