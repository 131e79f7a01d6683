using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Products.Sections;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Products;

/// <summary>
/// The parts of a product's page as they were sent together: those whose button was pressed are saved, the others stay as
/// they were typed.
/// </summary>
public sealed class ProductSections
{
    /// <summary>The button that saves every part that was changed.</summary>
    public const string All = "all";

    private readonly IReadOnlyList<ProductSection> _sections;
    private readonly IReadOnlyDictionary<string, AdminForm> _sent;
    private readonly string _pressed;
    private readonly HashSet<string> _changed = [];
    private bool _isSaved;

    private ProductSections(IReadOnlyList<ProductSection> sections, IReadOnlyDictionary<string, AdminForm> sent, string pressed) =>
        (_sections, _sent, _pressed) = (sections, sent, pressed);

    /// <summary>Null when no part has that id.</summary>
    /// <param name="pressed">The id of the part whose button was pressed, or <see cref="All"/>.</param>
    public static ProductSections? Read(string pressed, IFormCollection form, Languages languages)
    {
        var sections = ProductSection.In(languages);
        if (pressed != All && !sections.Any(section => section.Id == pressed)) return null;
        var sent = sections.Select(section => AdminForm.SentPart(section.Id, form, section.Id == pressed)).OfType<AdminForm>();
        return new ProductSections(sections, sent.ToDictionary(part => part.Id), pressed);
    }

    public static AdminMessage NameOf(string id, Languages languages) => id.StartsWith("text-", StringComparison.Ordinal)
        ? new AdminMessage("texts ({0})", languages.Named(id[5..]).Name)
        : new AdminMessage(id);

    /// <summary>The codes of related products that it names.</summary>
    public IReadOnlyList<string> RelatedCodes => _sent.TryGetValue("related", out var related) ? RelatedSection.CodesIn(related) : [];

    /// <summary>
    /// What is to be done to the product as it is now. Null when something cannot be, or was changed by somebody else since:
    /// the forms then say it.
    /// </summary>
    public Action<Product>? Changes(Product product, ProductSurroundings around)
    {
        var (changes, isGood) = (new List<Action<Product>>(), true);
        _changed.Clear();
        foreach (var section in _sections)
        {
            if (!_sent.TryGetValue(section.Id, out var form) || section.FormOf(product, around) is not { } stored
                || !IsPressed(form, stored) || form.AsksForNothing(stored)) continue;
            if (form.Version != stored.Version) form.Beside(stored);
            if (form.IsStale || section.Read(form, product, around) is not { } change) isGood = false;
            else
            {
                changes.Add(change);
                _changed.Add(section.Id);
            }
        }

        return isGood ? changed => changes.ForEach(change => change(changed)) : null;
    }

    /// <summary>
    /// The changes are stored. What was typed may read differently there: without spaces at its ends, with a proposed address.
    /// </summary>
    public void Saved() => _isSaved = true;

    /// <summary>Says what the database refused.</summary>
    public void Tell(SaveResult result)
    {
        foreach (var form in _sent.Values.Where(form => _pressed == All || form.Id == _pressed))
        {
            if (result != SaveResult.Duplicate) form.Refuse("", "Something that was chosen is there no longer. Load the page again.");
            else if (form.Id.StartsWith("text-", StringComparison.Ordinal))
                form.Refuse("slug", "Another product has this address. Choose another.");
        }
    }

    /// <summary>Every part of the page: those that are not saved as they were typed, the others as they are stored.</summary>
    public IReadOnlyDictionary<string, AdminForm> Forms(Product product, ProductSurroundings around) => _sections.ToDictionary(
        section => section.Id, section =>
            section.FormOf(product, around) is var stored && _sent.GetValueOrDefault(section.Id) is { } form && IsOpen(form, stored)
                ? form
                : stored);

    /// <summary>The parts that somebody typed into, and that are not saved.</summary>
    public IReadOnlyList<string> Unsaved(Product product, ProductSurroundings around) =>
        [.. _sections.Where(section => _sent.GetValueOrDefault(section.Id) is { } form && IsOpen(form, section.FormOf(product, around)))
            .Select(section => section.Id)];

    public int StatusCode =>
        _sent.Values.Max(form => form.StatusCode is var status && status == StatusCodes.Status409Conflict ? 1000 + status : status) % 1000;

    private bool IsOpen(AdminForm form, AdminForm stored) =>
        !(_isSaved && _changed.Contains(form.Id))
            && (!form.IsGood || form.IsStale || (form.IsTouched(stored) && !form.AsksForNothing(stored)));

    private bool IsPressed(AdminForm form, AdminForm stored) => form.Id == _pressed || (_pressed == All && form.IsTouched(stored));
}
