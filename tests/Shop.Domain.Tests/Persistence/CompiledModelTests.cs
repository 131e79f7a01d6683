using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Shop.Domain.Persistence;

namespace Shop.Domain.Tests.Persistence;

/// <summary>
/// The model in <c>Persistence/Speed/CompiledModel</c> is written by <c>dotnet ef dbcontext optimize</c>: see decision 0022.
/// </summary>
public sealed class CompiledModelTests
{
    [Fact]
    public void The_compiled_model_is_what_the_mappings_say_so_run_ef_optimize_after_a_change()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        Assert.IsAssignableFrom<RuntimeModel>(db.Model);
        // As one text, so that a failure shows the whole line.
        Assert.Equal(string.Join('\n', Describe(db.GetService<IDesignTimeModel>().Model)), string.Join('\n', Describe(db.Model)));
    }

    private static IEnumerable<string> Describe(IModel model) => model.GetEntityTypes().SelectMany(Describe).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Describe(IEntityType entity) =>
    [
        $"{entity.Name} is the table {entity.GetTableName()}, filters {entity.GetDeclaredQueryFilters().Count}",
        .. entity.GetProperties().Select(each =>
            $"{entity.Name}.{each.Name}: {each.ClrType} as {each.GetColumnName()} {each.GetColumnType()}, nullable {each.IsNullable}, at most {each.GetMaxLength()}, concurrency {each.IsConcurrencyToken}, "
            + $"generated {each.ValueGenerated} {each.GetAfterSaveBehavior()}, converter {each.GetTypeMapping().Converter?.ProviderClrType}"),
        .. entity.GetNavigations()
            .Select(each =>
            $"{entity.Name}.{each.Name} -> {each.TargetEntityType.Name}, many {each.IsCollection}, access {each.GetPropertyAccessMode()}, loaded always {each.IsEagerLoaded}"),
        .. entity.GetKeys().Select(each => $"{entity.Name} key {Names(each.Properties)}, primary {each.IsPrimaryKey()}"),
        .. entity.GetForeignKeys()
            .Select(each =>
            $"{entity.Name} foreign key {Names(each.Properties)} -> {each.PrincipalEntityType.Name}, {each.DeleteBehavior}, unique {each.IsUnique}, owns {each.IsOwnership}"),
        .. entity.GetIndexes()
            .Select(each => $"{entity.Name} index {Names(each.Properties)}, unique {each.IsUnique}, named {each.GetDatabaseName()}"),
    ];

    private static string Names(IEnumerable<IReadOnlyProperty> properties) => string.Join("+", properties.Select(each => each.Name));
}
