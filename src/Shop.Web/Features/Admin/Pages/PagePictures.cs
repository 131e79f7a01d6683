using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;
using Shop.Jobs.Pictures;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Admin.Pages;

/// <summary>Takes pictures for pages, and puts them into their text.</summary>
public sealed class PagePictures(KeepPhotograph keep)
{
    public const string File = "file", Alt = "picture-alt", Language = "picture-language";

    /// <summary>Far more than is taken: a file that is somewhat too large is refused in words.</summary>
    public const long MaxRequest = 120 * 1024 * 1024;

    private const int MaxAlt = PictureRules.MaxAlt;

    /// <returns>The form with the picture at the end of its text, or with what is wrong beside the fields.</returns>
    public async Task<AdminForm> InsertAsync(AdminForm form, IFormFileCollection files, CancellationToken cancellationToken)
    {
        // Brackets would end the words before their end.
        var alt = PlainText.Clean(form.Text(Alt, MaxAlt, "Say what the picture shows, for those who cannot see it."))
            .Replace('[', '(').Replace(']', ')');
        if (files.GetFile(File) is not { Length: > 0 } file) form.Refuse(File, "Choose a picture first.");
        else if (form.IsGood) await TakeAsync(form, file, alt, cancellationToken);
        return form;
    }

    private async Task TakeAsync(AdminForm form, IFormFile file, string alt, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var result = await keep.ExecuteAsync(content, cancellationToken);
        if (result.Kept is not { } kept)
        {
            form.Refuse(File, result.Refused!.Value.Sentence());
            return;
        }

        var body = PageForm.BodyIn(form[Language]);
        var address = ShopPictures.RenditionOf(kept.Hash, PictureRules.WidthsOf(kept.Width)[^1], "jpg");
        form.Type([new(body, $"{form[body].TrimEnd()}\n\n![{alt}]({address})\n"), new(Alt, "")]);
    }
}
