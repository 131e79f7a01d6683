using Shop.Domain.Content;
using Shop.Domain.Content.FrontPages;
using Shop.Jobs.Pictures;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.FrontPages;

/// <summary>Takes the pictures that the form brings, and puts their names into its fields.</summary>
public sealed class FrontPageUploads(KeepPhotograph keep, ContentPictures pictures)
{
    /// <summary>Room for a few pictures at once; one that is too large is refused in words.</summary>
    public const long MaxRequest = 120 * 1024 * 1024;

    public async Task TakeAsync(AdminForm form, IFormFileCollection files, CancellationToken cancellationToken)
    {
        foreach (var file in files.Where(file => file.Length > 0 && file.Name.StartsWith("file[", StringComparison.Ordinal)))
        {
            await using var content = file.OpenReadStream();
            var result = await keep.ExecuteAsync(content, cancellationToken);
            if (result.Refused is { } refused) form.Refuse(file.Name, refused.Sentence());
            else form.Type([KeyValuePair.Create($"picture{file.Name["file".Length..]}", result.Kept!.Name)]);
        }
    }

    /// <summary>Says beside their fields which pictures the shop does not have.</summary>
    public async Task CheckAsync(AdminForm form, IReadOnlyList<SectionDraft> sections, CancellationToken cancellationToken)
    {
        var known = await pictures.KnownAsync([.. sections.Select(section => section.PictureName).OfType<string>()], cancellationToken);
        foreach (var (place, section) in sections.Index())
            if (section.PictureName is { } name && !known.Contains(name))
                form.Refuse(FrontPageForm.Field("picture", place), new("The shop has no picture {0}.", name));
    }

    /// <summary>What can be chosen: photographs by their names, with their addresses.</summary>
    public Task<IReadOnlyList<Photograph>> AllAsync(CancellationToken cancellationToken) => pictures.PhotographsAsync(cancellationToken);
}
