namespace Shop.Web.Hosting.Pages;

/// <summary>How much a form may hold.</summary>
internal static class FormLimits
{
    /// <summary>
    /// Fields of a form: a product of 250 variants with three options has some 3,500. The size of the body is what bounds the work.
    /// </summary>
    public const int MaxFields = 16 * 1024;
}
