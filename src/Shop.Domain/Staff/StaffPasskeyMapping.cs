using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Staff;

/// <summary>Passkeys, which Identity reads and writes. What is stored is public: with a copy of the database nobody signs in.</summary>
internal sealed class StaffPasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    // WebAuthn Level 3, 4 ("credential ID"): at most 1023 bytes.
    private const int IdLength = 1023;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("staff_passkey");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(IdLength);
        builder.OwnsOne(passkey => passkey.Data).ToJson();
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(passkey => passkey.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
