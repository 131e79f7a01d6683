using Microsoft.EntityFrameworkCore.Diagnostics;
using Shop.Domain.Persistence;

namespace Shop.Domain.Tests;

/// <summary>A new, empty shop database of one test, for tests that must hold on both.</summary>
public interface ITestDatabase : IDisposable
{
    /// <summary>A context that nobody else uses; the caller disposes it.</summary>
    ShopDbContext NewContext();

    /// <summary>A context whose commands the interceptor may let fail.</summary>
    ShopDbContext NewContext(IInterceptor interceptor);
}
