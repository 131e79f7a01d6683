using Shop.Domain.Content;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Pages;

/// <summary>The pages that a shop in the EU must have are published; one with a blank cannot be.</summary>
public sealed class LegalPagesArePublished(EditPage edit) : ISetupStep
{
    private const string Title = "Legal pages";
    private const string List = "/admin/content/pages";

    public int Place => 40;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        var pages = await edit.AllAsync(cancellationToken);
        foreach (var kind in PageRules.LegalKinds)
        {
            var name = PageForm.Kinds.First(each => each.Value == PageForm.NameOf(kind)).Text;
            var ofKind = pages.Where(page => page.Kind == kind).ToList();
            if (ofKind.Exists(page => page.IsPublished)) continue;
            return ofKind is [var draft, ..]
                ? new SetupState(Title, false, new("{0} is a draft: fill in its blanks and publish it.", new AdminMessage(name)),
                    $"{List}/{draft.Code}")
                : new SetupState(Title, false, new("{0} is missing. It opens with a draft.", new AdminMessage(name)),
                    $"{List}/_new?kind={PageForm.NameOf(kind)}");
        }

        return new SetupState(Title, true, "Terms, privacy, returns and imprint are published.", List);
    }
}
