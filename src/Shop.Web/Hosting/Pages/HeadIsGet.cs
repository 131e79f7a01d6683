using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Shop.Web.Hosting.Pages;

/// <summary>Answers HEAD wherever GET is answered (RFC 9110, 9.3.2); MVC alone says 405 to link checkers and monitors.</summary>
public sealed class HeadIsGet : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        foreach (var selector in action.Selectors)
        {
            Replace(selector.ActionConstraints, Extended);
            Replace(selector.EndpointMetadata, Extended);
        }
    }

    private static IActionConstraintMetadata? Extended(IActionConstraintMetadata constraint) =>
        constraint is HttpMethodActionConstraint methods && OnlyGet(methods.HttpMethods)
            ? new HttpMethodActionConstraint([HttpMethods.Get, HttpMethods.Head])
            : null;

    private static object? Extended(object metadata) =>
        metadata is IHttpMethodMetadata methods && OnlyGet(methods.HttpMethods)
            ? new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])
            : null;

    private static bool OnlyGet(IEnumerable<string> methods) => methods.SequenceEqual([HttpMethods.Get]);

    private static void Replace<T>(IList<T> list, Func<T, T?> replacement) where T : class
    {
        for (var index = 0; index < list.Count; index++) list[index] = replacement(list[index]) ?? list[index];
    }
}
