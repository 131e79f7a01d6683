// Names that say nothing, and sound ones that only look like them.
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Planted.Web.Naming
{
    public class PriceTagHelper : TagHelper;

    public class DataProtection;

    public class BaseUrl;

    public class ServiceLevel;

    public class Database;

    public class OrderManager;

    public class KeptPrices;

    public class TeaShelf;

    public class GiftWish;

    public class PriceData;

    public class MailService;

    public class MoneyUtils;

    public class PaymentProcessorFactory;

    public interface IOrderService;
}
