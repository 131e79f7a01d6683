using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Domain.Settings;

internal sealed class SettingsMapping : IEntityTypeConfiguration<StoredSettings>
{
    public void Configure(EntityTypeBuilder<StoredSettings> builder)
    {
        builder.ToTable("settings_group", table => table.HasCheckConstraint("ck_settings_group_version", "\"Version\" > 0"));
        builder.HasKey(stored => stored.Key);
        builder.Property(stored => stored.Key).HasMaxLength(StoredSettings.KeyLength);
        builder.Property(stored => stored.Json).HasMaxLength(StoredSettings.JsonLength);
        builder.Property(stored => stored.Version).IsConcurrencyToken();
        builder.Property(stored => stored.ChangedBy).HasMaxLength(StoredSettings.ByLength);
    }
}
