using System.Text.RegularExpressions;

namespace Shop.Web.Tests.Languages.Admin;

/// <summary>Finds the texts in the source of the back office. It knows no grammar: it goes by quotation marks, tags and words.</summary>
internal static partial class TextScan
{
    /// <summary>
    /// The literals of a view that are texts: all of <c>T[…]</c>, and those elsewhere in its code that read like one (labels
    /// and hints of fields).
    /// </summary>
    public static IEnumerable<string> TextsInView(string view)
    {
        var plain = ViewComment().Replace(view, "");
        return TextCalls(plain)
            .SelectMany(call => TextLiteral().Matches(call).Where(IsLiteral).Select(Content)
            .Where(text => HasLetters(text) && text[0] != '<'))
            .Concat(ViewLiteral().Matches(plain).Select(Content).Where(IsText));
    }

    /// <summary>The literals of code that read like a text.</summary>
    public static IEnumerable<string> TextsInCode(string code) => Literals(NotShown().Replace(code, "")).Where(IsText);

    /// <summary>Every literal: a word that is shown somewhere is one of them.</summary>
    public static IEnumerable<string> Literals(string code) => Literal().Matches(Joined(code))
        .Where(IsLiteral).Select(Content);

    /// <summary>Words between tags, or in an attribute that is read out, that no <c>T[…]</c> says.</summary>
    public static IEnumerable<string> BareTexts(string view)
    {
        var plain = ViewComment().Replace(view, "");
        var read = ReadAttribute().Matches(plain).Select(Content);
        foreach (var call in TextCalls(plain).Where(call => call.Length > 0).OrderByDescending(call => call.Length))
            plain = plain.Replace(call, "", StringComparison.Ordinal);
        var markup = Expression().Replace(Generic().Replace(Quoted().Replace(plain, ""), ""), "");
        return read.Concat(BetweenTags().Matches(markup).Select(Content)).Concat(OwnLine().Matches(markup).Select(Content))
            .Where(HasLetters)
            .Select(text => text.Trim());
    }

    /// <summary>Sentences with values filled in before they are translated: no translation has them.</summary>
    public static IEnumerable<string> FilledTexts(string source) => Filled().Matches(Comment().Replace(source, "")).Select(Content)
        .Where(text => WordsBesideValues().IsMatch(Hole().Replace(text, "{}")));

    private static bool HasLetters(string text) => Word().IsMatch(text);

    private static bool IsText(string literal) =>
        HasLetters(literal) && literal[0] is not ('/' or '<') && !KeyOfSetting().IsMatch(literal)
        && (StartsLikeText().IsMatch(literal) || SeveralWords().IsMatch(literal));

    private static bool IsLiteral(Match match) => match.Value[0] == '"';

    private static string Content(Match match) => match.Groups[1].Value;

    private static string Joined(string code) => JoinedLiterals().Replace(Comment().Replace(code, ""), "");

    // What stands in the brackets of T[…] or T.Html(…), with the brackets inside it.
    private static IEnumerable<string> TextCalls(string view)
    {
        foreach (Match start in TextCall().Matches(view))
        {
            var (depth, inside, at) = (1, false, start.Index + start.Length);
            for (; depth > 0 && at < view.Length; at++)
            {
                if (view[at] == '\\') at++;
                else if (view[at] == '"') inside = !inside;
                else if (!inside && view[at] is '[' or '(' or '{') depth++;
                else if (!inside && view[at] is ']' or ')' or '}') depth--;
            }

            yield return view[(start.Index + start.Length)..(at - 1)];
        }
    }

    [GeneratedRegex(@"@\*.*?\*@|^@(?:using|model|inject)\b[^\n]*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ViewComment();

    [GeneratedRegex(@"^\s*//.*$|(?<=[;{},]\s*)//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("\"\\s*\\n\\s*\\+ \"")]
    private static partial Regex JoinedLiterals();

    // Names of views, actions, headers and of what the views hand on are no texts.
    [GeneratedRegex(
        @"(?:View|Action)\(\s*""[^""]*""(?:, ""[^""]*"")?|(?:ViewData|Headers|TempData)\[""[^""]*""\]|Headers\.Remove\(""[^""]*""\)")]
    private static partial Regex NotShown();

    [GeneratedRegex(@"'(?:[^'\\\n]|\\.)'|\$@?""(?:[^""\\\n{]|\\.|\{(?:[^{}""]|""[^""\n]*"")*\})*""|""((?:[^""\\\n]|\\.)*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\bT(?:\.Html)?[\[(]")]
    private static partial Regex TextCall();

    [GeneratedRegex(@"\$@?""(?:[^""\\\n{]|\\.|\{(?:[^{}""]|""[^""\n]*"")*\})*""|""((?:[^""\\\n]|\\.)*)""(?! =>)")]
    private static partial Regex TextLiteral();

    [GeneratedRegex(@"(?<=[\[({] ?|[,?:>+=] )""((?:[^""\\\n]|\\.)*)""(?!\])")]
    private static partial Regex ViewLiteral();

    [GeneratedRegex(@"(?:aria-label|title|placeholder|alt)=""([^""@]+)""")]
    private static partial Regex ReadAttribute();

    [GeneratedRegex(@"""[^""\n]*""|'[^'\n]*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<=\w)<[A-Z][\w., ()?]*>")]
    private static partial Regex Generic();

    [GeneratedRegex(@"@(?:[A-Za-z]\w*(?:[?!]?\.\w+|\[[^\[\]]*\]|\((?:[^()]|\([^()]*\))*\))*|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))")]
    private static partial Regex Expression();

    [GeneratedRegex(@"(?<!=)>([^<>{}@=();]*[A-Za-z]{2}[^<>{}@=();]*)(?=<|$|@)", RegexOptions.Multiline)]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"^\s+(?!(?:case|else|using|break|continue|default|return) ?)([A-Za-z][^@<>;={}()""\n]* [^@<>;={}()""\n]*)(?=@|<|$)", RegexOptions.Multiline)]
    private static partial Regex OwnLine();

    [GeneratedRegex(@"\$@?""((?:[^""\\\n{]|\\.|\{(?:[^{}""]|""[^""\n]*"")*\})*)""")]
    private static partial Regex Filled();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"[A-Za-z]{2,} [A-Za-z]|[A-Za-z] \{|\} [A-Za-z]")]
    private static partial Regex WordsBesideValues();

    [GeneratedRegex(@"^\w+(?::\w+)+$")]
    private static partial Regex KeyOfSetting();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex Word();

    [GeneratedRegex("^[“(]?[A-Z]")]
    private static partial Regex StartsLikeText();

    [GeneratedRegex(@"[A-Za-z,.:}] .*[A-Za-z{]")]
    private static partial Regex SeveralWords();
}
