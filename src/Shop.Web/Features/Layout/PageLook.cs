using Shop.Domain.Settings.Looks;

namespace Shop.Web.Features.Layout;

/// <summary>The style sheet of the look that is in force, made once for each look.</summary>
public sealed class LookSheets
{
    private volatile Tuple<Look, LookSheet>? _last;

    public LookSheet Of(Look look)
    {
        if (_last is { } last && last.Item1 == look) return last.Item2;
        var sheet = LookSheet.Of(look);
        _last = Tuple.Create(look, sheet);
        return sheet;
    }
}

/// <summary>Where this request's page finds its look: the one in force or, when staff try one out, the draft of it.</summary>
public sealed class PageLook(Look look, LookSheets sheets)
{
    private (string Address, LookSheet Sheet)? _draft;

    public string Address => _draft?.Address ?? sheets.Of(look).Address;

    public IReadOnlyList<string> Fonts => _draft?.Sheet.Fonts ?? sheets.Of(look).Fonts;

    /// <summary>Whether this page shows a look that is not saved.</summary>
    public bool IsDraft => _draft is not null;

    /// <param name="address">Where the style sheet of the draft is, for staff only.</param>
    public void TryOut(Look draft, string address) => _draft = (address, LookSheet.Of(draft));
}
