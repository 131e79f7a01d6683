using System.Collections;
using System.Reflection;
using System.Text.Json;
using Fluid.Values;

namespace Shop.Jobs.Mail.Templates;

/// <summary>
/// What a template may name: the properties of a record and of the records in it, in small letters with underscores. Their types are
/// what a template is checked against, their values what it writes.
/// </summary>
internal static class Field
{
    public static IEnumerable<PropertyInfo> Of(Type record) => record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name != "EqualityContract");

    public static string NameOf(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    /// <summary>What a list is of; null for no list.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    public static bool IsPlain(Type type) => type == typeof(string) || type == typeof(bool) || type == typeof(int);

    /// <summary>The type of the member; null when there is none of that name.</summary>
    public static Type? Member(Type type, string name)
    {
        if (ItemOf(type) is { } item) return name switch { "size" => typeof(int), "first" or "last" => item, _ => null };
        return IsPlain(type) ? null : Of(type).FirstOrDefault(property => NameOf(property) == name)?.PropertyType;
    }

    public static FluidValue ValueOf(object? value) => value switch
    {
        null => NilValue.Instance,
        string text => new StringValue(text),
        bool flag => BooleanValue.Create(flag),
        int number => NumberValue.Create(number),
        IEnumerable list => new ArrayValue([.. list.Cast<object?>().Select(ValueOf)]),
        _ => new DictionaryValue(new FluidValueDictionaryFluidIndexable(Values(value))),
    };

    public static Dictionary<string, FluidValue> Values(object record) =>
        Of(record.GetType()).ToDictionary(NameOf, property => ValueOf(property.GetValue(record)));
}
