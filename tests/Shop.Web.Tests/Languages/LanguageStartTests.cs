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
        Refused(new Language("fr", "fr-FR", "Français")));

    [Fact]
    public void A_language_that_is_registered_twice_is_named() => Assert.Equal(
        "The shop does not start: The language 'es' is registered twice.", Refused(new Language("es", "es-MX", "Español")));

    [Fact]
    public void A_language_that_no_culture_has_is_named() => Assert.Equal(
        "The shop does not start: The language 'it' with the formats of 'it_IT?' is none that .NET knows.", 
        Refused(new Language("it", "it_IT?", "Italiano")));

    [Fact]
    public void A_currency_that_there_is_not_is_named() => Assert.StartsWith(
        "The shop does not start: Shop:Currency is 'EURO', which is none of: AUD,", Refused(null, "--Shop:Currency=EURO"), StringComparison.Ordinal);

    [Fact]
    public void The_demo_whose_prices_are_in_euros_is_refused_in_a_shop_of_another_currency() => Assert.Equal(
        "The shop does not start: Shop:Currency is 'GBP', and the demo's prices are in EUR: set Shop:DemoData to false.", Refused(null, "--Shop:Currency=GBP"));

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private string Refused(Language? language, params string[] settings)
    {
        var builder = ShopHost.CreateBuilder(
            ["--environment=Development", $"--contentRoot={AppContext.BaseDirectory}", $"--Shop:DataPath={_data}", .. settings]);
        return Assert.Throws<StartRefusedException>(() => builder.AddShop([.. ShopModules.All, new Speaks(language)])).Message;
    }

    private sealed class Speaks(Language? language) : ShopModule
    {
        public override void AddServices(IServiceCollection services)
        {
            if (language is not null) services.AddSingleton(language);
        }
    }
}
