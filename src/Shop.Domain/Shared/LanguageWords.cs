namespace Shop.Domain.Shared;

/// <summary>
/// Makes one form of the forms of a folded word: "teteras" and "tetera", "infusiones" and "infusión", "boxes" and "box". It
/// may make of two words one, never of one word two. Neither database knows more of words than their letters.
/// </summary>
public class LanguageWords
{
    protected LanguageWords()
    {
    }

    /// <summary>For a language whose forms the shop does not know: each word stands for itself.</summary>
    public static LanguageWords AsWritten { get; } = new();

    /// <summary>A word like "of" and "the", which says nothing of what is looked for, and which many texts lack.</summary>
    public virtual bool IsSmall(string word) => false;

    /// <summary>The form that is kept in the index and looked for in it.</summary>
    public virtual string Indexed(string word) => word;

    /// <summary>The form in which names of few things (categories, brands, values) are compared in memory.</summary>
    public virtual string Compared(string word) => Indexed(word);
}
