using Xunit;

namespace Shop.Web.Tests.Evaluation;

/// <summary>A fact that needs the retail dataset, whose folder the environment names; it is too large to be kept here.</summary>
public sealed class RetailFactAttribute : FactAttribute
{
    public const string Variable = "SHOP_RETAIL_DATA";

    public RetailFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            Skip = $"Set {Variable} to the folder of online-retail.csv.gz to measure the recommendations (some minutes).";
    }
}
