using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>Accounts, and what goes with them when they go.</summary>
internal sealed class CustomersMapping : IEntityTypeConfiguration<Customer>, IEntityTypeConfiguration<Registration>,
    IEntityTypeConfiguration<CustomerSession>, IEntityTypeConfiguration<MailedLink>, IEntityTypeConfiguration<FormerEmail>,
    IEntityTypeConfiguration<CustomerAddress>
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

    public void Configure(EntityTypeBuilder<MailedLink> builder)
    {
        builder.ToTable("customers_mailed_link");
        builder.HasKey(link => new { link.CustomerId, link.Purpose });
        builder.Property(link => link.Purpose).HasConversion<int>();
        builder.Property(link => link.TokenHash).HasMaxLength(HashLength);
        builder.Property(link => link.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.HasOne<Customer>().WithMany().HasForeignKey(link => link.CustomerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(link => link.TokenHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FormerEmail> builder)
    {
        builder.ToTable("customers_former_email");
        builder.HasKey(former => new { former.CustomerId, former.EmailKey });
        builder.Property(former => former.EmailKey).HasMaxLength(EmailAddress.MaxLength);
        builder.HasOne<Customer>().WithMany().HasForeignKey(former => former.CustomerId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CustomerAddress> builder)
    {
        builder.ToTable("customers_address");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.ComplexProperty(row => row.Address);
        builder.HasOne<Customer>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.CustomerId);
    }
}
