using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Staff;

/// <summary>Identity's tables under our names, and the roles. Lookups go by the normalised columns, which are unique.</summary>
internal sealed class StaffMapping : IEntityTypeConfiguration<StaffUser>, IEntityTypeConfiguration<StaffRole>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    internal const int EmailLength = 254;
    private const int NameLength = 100;

    public void Configure(EntityTypeBuilder<StaffUser> builder)
    {
        builder.ToTable("staff_user");
        builder.HasKey(user => user.Id);
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property(user => user.UserName).HasMaxLength(EmailLength);
        builder.Property(user => user.NormalizedUserName).HasMaxLength(EmailLength);
        builder.Property(user => user.Email).HasMaxLength(EmailLength);
        builder.Property(user => user.NormalizedEmail).HasMaxLength(EmailLength);
        builder.Property(user => user.PasswordHash).HasMaxLength(200);
        builder.Property(user => user.PhoneNumber).HasMaxLength(40);
        builder.Property(user => user.SecurityStamp).HasMaxLength(40);
        builder.Property(user => user.ConcurrencyStamp).HasMaxLength(40).IsConcurrencyToken();
        builder.Property(user => user.SealedTotpKey).HasMaxLength(500);
        builder.Property(user => user.Role).HasMaxLength(StaffRole.CodeLength);
        builder.HasOne<StaffRole>().WithMany().HasForeignKey(user => user.Role).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(user => user.NormalizedUserName).IsUnique();
        builder.HasIndex(user => user.NormalizedEmail).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StaffRole> builder)
    {
        builder.ToTable("staff_role");
        builder.HasKey(role => role.Code);
        builder.Property(role => role.Code).HasMaxLength(StaffRole.CodeLength).ValueGeneratedNever();
        builder.Property(role => role.Name).HasMaxLength(StaffRole.NameLength);
        builder.Property(role => role.Stored).HasMaxLength(StaffRole.PermissionsLength);
        builder.Property(role => role.Version).IsConcurrencyToken();
        builder.Ignore(role => role.Permissions);
        builder.HasData(StaffRole.ShippedRows);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("staff_user_claim");
        builder.HasKey(claim => claim.Id);
        builder.Property(claim => claim.ClaimType).HasMaxLength(NameLength);
        builder.Property(claim => claim.ClaimValue).HasMaxLength(1000);
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(claim => claim.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("staff_user_token");
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.Property(token => token.LoginProvider).HasMaxLength(NameLength);
        builder.Property(token => token.Name).HasMaxLength(NameLength);
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
