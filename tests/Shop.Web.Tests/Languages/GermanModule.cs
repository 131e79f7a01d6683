using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;

namespace Shop.Web.Tests.Languages;

/// <summary>A third language: one registration and its texts, of which most are missing.</summary>
internal sealed class GermanModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddSingleton(new Language("de", "de-DE", "Deutsch")
    {
        LongDate = "d. MMMM yyyy", NearDate = "ddd, d. MMMM", Words = GermanWords.Instance, Texts = typeof(GermanModule).Assembly,
    });

    // "Kannen" and "Kanne".
    private sealed class GermanWords : LanguageWords
    {
        public static readonly GermanWords Instance = new();

        public override string Indexed(string word) => word.Length > 4 && word.EndsWith('n') ? word[..^1] : word;
    }
}
