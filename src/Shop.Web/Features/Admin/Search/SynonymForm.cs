using Shop.Domain.Search.Matching;
using Shop.Domain.Search.Synonyms;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Search;

/// <summary>The fields of a synonym.</summary>
public static class SynonymForm
{
    public const string Id = "synonym";

    /// <summary>A stored one, whose language stays and is no field.</summary>
    public static AdminForm Of(Synonym synonym) => AdminForm.Of(
        Id, new() { ["words"] = synonym.WordText, ["oneway"] = synonym.IsOneWay ? "on" : "" }, synonym.Version);

    /// <summary>A new one, as its fields show it: in the first language.</summary>
    public static AdminForm Empty() => AdminForm.Of(Id, new() { ["words"] = "", ["culture"] = Language.FallbackCode, ["oneway"] = "" });

    /// <summary>The part of the page that says what these words mean.</summary>
    public static string PartOf(SearchMiss miss) => $"miss-{MarkOf(miss)}";

    /// <summary>The mark of that part before anybody typed into it.</summary>
    public static int MarkOf(SearchMiss miss) => UnsavedInput.MarkOf([new("culture", miss.Culture), new("missed", miss.Words)]);

    /// <summary>What was typed beside these words in a form that was refused.</summary>
    public static string TypedFor(AdminForm form, SearchMiss miss) =>
        form["missed"] == miss.Words && form["culture"] == miss.Culture ? form["words"] : "";

    /// <summary>Null when something is wrong, which the form then says.</summary>
    /// <param name="missed">Words that were searched for in vain: what is typed is what they mean.</param>
    /// <param name="culture">Of the stored one, whose language stays.</param>
    public static (string Culture, string Words, bool IsOneWay)? Read(AdminForm form, Languages languages, string? missed, string? culture =
        null)
    {
        culture ??= form["culture"];
        if (!languages.Has(culture)) form.Refuse("culture", "Choose a language of the shop.");
        var typed = form.Text("words", Synonym.MaxLength, "Write the words that mean the same.");
        var words = string.IsNullOrEmpty(missed) ? typed : $"{missed}, {typed}";
        if (form.IsGood && !Synonym.AreWords(words))
            form.Refuse("words", new("Two to {0} different words with commas between them, like: gaiwan, lidded bowl.", Synonym.MaxWords));
        return form.IsGood ? (culture, words, form.IsOn("oneway")) : null;
    }
}
