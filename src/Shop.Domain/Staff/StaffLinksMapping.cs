using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Staff;

/// <summary>Sessions, invitations and what replaces a password or a second factor. All of it goes with its account.</summary>
internal sealed class StaffLinksMapping : IEntityTypeConfiguration<StaffSession>, IEntityTypeConfiguration<StaffInvitation>,
    IEntityTypeConfiguration<StaffPasswordReset>, IEntityTypeConfiguration<StaffRecoveryCode>, IEntityTypeConfiguration<SetupLink>
{
    private const int HashLength = 64;
    private const int CultureLength = 20;

    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("staff_session");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Device).HasMaxLength(StaffSession.DeviceLength);
        builder.Property(session => session.Network).HasMaxLength(StaffSession.NetworkLength);
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(session => new { session.UserId, session.SignedInAt });
    }

    public void Configure(EntityTypeBuilder<StaffInvitation> builder)
    {
        builder.ToTable("staff_invitation");
        builder.HasKey(invitation => invitation.Id);
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.Email).HasMaxLength(StaffMapping.EmailLength);
        builder.Property(invitation => invitation.EmailKey).HasMaxLength(StaffMapping.EmailLength);
        builder.Property(invitation => invitation.Role).HasMaxLength(StaffRole.CodeLength);
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(HashLength);
        builder.Property(invitation => invitation.InvitedBy).HasMaxLength(StaffMapping.EmailLength);
        builder.Property(invitation => invitation.Culture).HasMaxLength(CultureLength);
        builder.HasOne<StaffRole>().WithMany().HasForeignKey(invitation => invitation.Role).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(invitation => invitation.EmailKey).IsUnique();
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StaffPasswordReset> builder)
    {
        builder.ToTable("staff_password_reset");
        builder.HasKey(reset => reset.UserId);
        builder.Property(reset => reset.UserId).ValueGeneratedNever();
        builder.Property(reset => reset.TokenHash).HasMaxLength(HashLength);
        builder.HasOne<StaffUser>().WithOne().HasForeignKey<StaffPasswordReset>(reset => reset.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(reset => reset.TokenHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StaffRecoveryCode> builder)
    {
        builder.ToTable("staff_recovery_code");
        builder.HasKey(code => new { code.UserId, code.Hash });
        builder.Property(code => code.Hash).HasMaxLength(HashLength);
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(code => code.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SetupLink> builder)
    {
        builder.ToTable("staff_setup_link");
        builder.HasKey(link => link.TokenHash);
        builder.Property(link => link.TokenHash).HasMaxLength(HashLength).ValueGeneratedNever();
    }
}
