using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Web.Composition;
using Shop.Web.Hosting.Settings;
using Xunit;

namespace Shop.Web.Tests.Languages;

/// <summary>A language that the shop cannot speak stops the start with one line that names it.</summary>
public sealed class LanguageStartTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("shop-languages-").FullName;

    [Fact]
    public void A_language_without_texts_is_named_with_the_file_that_is_missing() => Assert.Equal(
        "The shop does not start: The language 'fr' (Français) has no texts: there is no Text.fr.resx.", 
        Refused(new Language("fr", "fr-FR", "Français"), "--Shop:Languages=en,es,fr"));

    [Fact]
    public void A_language_that_is_registered_twice_is_named() => Assert.Equal(
        "The shop does not start: The language 'es' is registered twice.", Refused(new Language("es", "es-MX", "Español")));

    [Fact]
    public void A_language_that_no_culture_has_is_named() => Assert.Equal(
        "The shop does not start: The language 'da' with the formats of 'da_DK?' is none that .NET knows.", 
        Refused(new Language("da", "da_DK?", "Dansk")));

    [Theory]
    [InlineData("en,xx", "names 'xx', which is none of: en, es, de.")]
    [InlineData("en,DE", "names 'DE', which is none of: en, es, de.")]
    [InlineData("en,fr", "names 'fr', which is none of: en, es, de.")]
    [InlineData("en,de,de", "names 'de' twice.")]
    [InlineData("de,en", "begins with 'de', but the first must be 'en', which the shop's own texts are in.")]
    [InlineData("de", "begins with 'de', but the first must be 'en', which the shop's own texts are in.")]
    public void A_setting_that_names_an_unknown_language_or_one_twice_or_another_first_is_quoted(string codes, string refusal) =>
        Assert.Equal(
        $"The shop does not start: Shop:Languages {refusal}", Refused(null, $"--Shop:Languages={codes}"));

    [Theory]
    [InlineData(null, "en es")]
    [InlineData("", "en es")]
    [InlineData("en", "en")]
    [InlineData("en, de", "en de")]
    [InlineData("en,de,es", "en de es")]
    public void The_setting_says_which_languages_the_shop_is_in_and_in_which_order(string? codes, string languages)
    {
        var builder = Builder(codes is null ? [] : [$"--Shop:Languages={codes}"]);
        builder.AddShop(ShopModules.All);
        var known = (Domain.Shared.Languages)builder.Services.Single(service => service.ServiceType == typeof(Domain.Shared.Languages))
            .ImplementationInstance!;
        Assert.Equal(languages.Split(' '), known.Codes);
        Assert.Equal(RegisteredLanguages.All.Select(language => language.Code)
            .Except(known.Codes), known.TurnedOff.Select(language => language.Code));
    }

    [Fact]
    public void A_currency_that_there_is_not_is_named() => Assert.StartsWith(
        "The shop does not start: Shop:Currency is 'EURO', which is none of: AUD,", Refused(null, "--Shop:Currency=EURO"),
            StringComparison.Ordinal);

    [Fact]
    public void The_demo_whose_prices_are_in_euros_is_refused_in_a_shop_of_another_currency() => Assert.Equal(
        "The shop does not start: Shop:Currency is 'GBP', and the demo's prices are in EUR: set Shop:DemoData to false.",
            Refused(null, "--Shop:Currency=GBP"));

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private string Refused(Language? language, params string[] settings)
    {
        var builder = Builder(settings);
        return Assert.Throws<StartRefusedException>(() => builder.AddShop([.. ShopModules.All, new Speaks(language)])).Message;
    }

    private WebApplicationBuilder Builder(string[] settings) => ShopHost.CreateBuilder(
        ["--environment=Development", $"--contentRoot={AppContext.BaseDirectory}", $"--Shop:DataPath={_data}", .. settings]);

    private sealed class Speaks(Language? language) : ShopModule
    {
        public override void AddServices(IServiceCollection services)
        {
            if (language is not null) services.AddSingleton(language);
        }
    }
}
