using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>Accounts, and what goes with them when they go.</summary>
internal sealed class CustomersMapping : IEntityTypeConfiguration<Customer>, IEntityTypeConfiguration<Registration>,
    IEntityTypeConfiguration<CustomerSession>, IEntityTypeConfiguration<CustomerPasswordReset>
{
    private const int HashLength = 64;
    private const int PasswordHashLength = 200;
    private const int CultureLength = 20;

    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers_customer");
        builder.HasKey(customer => customer.Id);
        builder.Property(customer => customer.Id).ValueGeneratedNever();
        builder.Property(customer => customer.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(customer => customer.EmailKey).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(customer => customer.PasswordHash).HasMaxLength(PasswordHashLength);
        builder.Property(customer => customer.Culture).HasMaxLength(CultureLength);
        builder.HasIndex(customer => customer.EmailKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("customers_registration");
        builder.HasKey(asked => asked.Id);
        builder.Property(asked => asked.Id).ValueGeneratedNever();
        builder.Property(asked => asked.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(asked => asked.EmailKey).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(asked => asked.PasswordHash).HasMaxLength(PasswordHashLength);
        builder.Property(asked => asked.TokenHash).HasMaxLength(HashLength);
        builder.Property(asked => asked.Culture).HasMaxLength(CultureLength);
        builder.HasIndex(asked => asked.EmailKey);
        builder.HasIndex(asked => asked.TokenHash).IsUnique();
        builder.HasIndex(asked => asked.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<CustomerSession> builder)
    {
        builder.ToTable("customers_session");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.TokenHash).HasMaxLength(HashLength);
        builder.Property(session => session.Device).HasMaxLength(CustomerSession.DeviceLength);
        builder.Property(session => session.Network).HasMaxLength(CustomerSession.NetworkLength);
        builder.HasOne<Customer>().WithMany().HasForeignKey(session => session.CustomerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(session => session.CustomerId);
        builder.HasIndex(session => session.TokenHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CustomerPasswordReset> builder)
    {
        builder.ToTable("customers_password_reset");
        builder.HasKey(reset => reset.CustomerId);
        builder.Property(reset => reset.CustomerId).ValueGeneratedNever();
        builder.Property(reset => reset.TokenHash).HasMaxLength(HashLength);
        builder.HasOne<Customer>().WithOne().HasForeignKey<CustomerPasswordReset>(reset => reset.CustomerId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(reset => reset.TokenHash).IsUnique();
    }
}
