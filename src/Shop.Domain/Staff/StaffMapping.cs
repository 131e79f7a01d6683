using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Staff;

/// <summary>Identity's tables under our names. Lookups go by the normalised columns, which are unique.</summary>
internal sealed class StaffMapping : IEntityTypeConfiguration<StaffUser>, IEntityTypeConfiguration<StaffRole>,
    IEntityTypeConfiguration<IdentityUserRole<Guid>>, IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityRoleClaim<Guid>>, IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    private const int EmailLength = 254;
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
        builder.HasIndex(user => user.NormalizedUserName).IsUnique();
        builder.HasIndex(user => user.NormalizedEmail).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StaffRole> builder)
    {
        builder.ToTable("staff_role");
        builder.HasKey(role => role.Id);
        builder.Property(role => role.Id).ValueGeneratedNever();
        builder.Property(role => role.Name).HasMaxLength(NameLength);
        builder.Property(role => role.NormalizedName).HasMaxLength(NameLength);
        builder.Property(role => role.ConcurrencyStamp).HasMaxLength(40).IsConcurrencyToken();
        builder.HasIndex(role => role.NormalizedName).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> builder)
    {
        builder.ToTable("staff_user_role");
        builder.HasKey(link => new { link.UserId, link.RoleId });
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(link => link.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffRole>().WithMany().HasForeignKey(link => link.RoleId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("staff_user_claim");
        builder.HasKey(claim => claim.Id);
        builder.Property(claim => claim.ClaimType).HasMaxLength(NameLength);
        builder.Property(claim => claim.ClaimValue).HasMaxLength(1000);
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(claim => claim.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<Guid>> builder)
    {
        builder.ToTable("staff_role_claim");
        builder.HasKey(claim => claim.Id);
        builder.Property(claim => claim.ClaimType).HasMaxLength(NameLength);
        builder.Property(claim => claim.ClaimValue).HasMaxLength(1000);
        builder.HasOne<StaffRole>().WithMany().HasForeignKey(claim => claim.RoleId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("staff_user_token");
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.Property(token => token.LoginProvider).HasMaxLength(NameLength);
        builder.Property(token => token.Name).HasMaxLength(NameLength);
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
