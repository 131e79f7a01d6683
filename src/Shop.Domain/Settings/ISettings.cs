using System.Globalization;

namespace Shop.Domain.Settings;

/// <summary>The values of one group of settings: a record whose properties are the settings.</summary>
public interface ISettings
{
    /// <summary>What cannot be so, by the setting's name as the file writes it ("legalName"); nothing when all is well.</summary>
    IEnumerable<SettingProblem> Check();
}

/// <summary>Why a value is not taken.</summary>
/// <param name="Setting">Its name as the file writes it.</param>
/// <param name="What">A sentence for the person who typed it, in English: the key of its translations.</param>
/// <param name="Values">What stands in its places <c>{0}</c>, <c>{1}</c>.</param>
public sealed record SettingProblem(string Setting, string What, params object[] Values)
{
    /// <summary>In English, with the values.</summary>
    public string Sentence => Values.Length == 0 ? What : string.Format(CultureInfo.InvariantCulture, What, Values);
}

/// <summary>A value that becomes another one, both as a person reads them.</summary>
/// <param name="Setting">With its group: "shop.name".</param>
public sealed record SettingChange(string Setting, string Old, string New)
{
    public override string ToString() => $"{Setting}: {Quoted(Old)} → {Quoted(New)}";

    private static string Quoted(string text) => text.Length == 0 ? "nothing" : $"'{text}'";
}
