using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Content.FrontPages;

internal sealed class FrontPageDraftMapping : IEntityTypeConfiguration<FrontPageDraft>
{
    public void Configure(EntityTypeBuilder<FrontPageDraft> builder)
    {
        builder.ToTable("content_front_page_draft", table => table.HasCheckConstraint("ck_content_front_page_draft_one", "\"Id\" = 1"));
        builder.HasKey(draft => draft.Id);
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.Json).HasMaxLength(FrontPageDraft.JsonLength);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Ignore(draft => draft.Sections);
    }
}
