using Microsoft.Extensions.DependencyInjection;

namespace Shop.Domain.Settings;

/// <summary>How a module declares settings that the merchant edits.</summary>
public static class SettingsServices
{
    /// <summary>
    /// Declares a group. Whoever asks for the record gets the values that are in force, and the same ones throughout a request
    /// or job; a singleton asks <see cref="CurrentSettings"/> each time.
    /// </summary>
    /// <param name="key">Names the group in the database and in files; never changes.</param>
    /// <param name="isCarried">Whether exported files carry it to another shop.</param>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string key, bool isCarried = true)
        where T : class, ISettings, new() => services
        .AddSingleton<SettingsGroup>(provider =>
            new SettingsGroup<T>(key, isCarried, provider.GetService<SettingsDefault<T>>()?.Value ?? new T()))
        .AddScoped(provider => provider.GetRequiredService<CurrentSettings>().Of<T>());
}
