using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Invoicing;
using Shop.Domain.Shared;

namespace Shop.Jobs.Invoices;

/// <summary>Invoices and credit notes as PDF files.</summary>
public sealed class InvoicesModule : ShopModule
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<InvoiceFile>().AddScoped<ProFormaFile>().AddScoped<IInvoiceLooks, InvoiceLooks>();
    }
}
