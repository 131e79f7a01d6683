using Microsoft.EntityFrameworkCore;

namespace Shop.Domain.Persistence;

/// <summary>The shop on PostgreSQL.</summary>
public sealed class PostgresShopDbContext(DbContextOptions<PostgresShopDbContext> options, WriteGate gate) : ShopDbContext(options, gate);
