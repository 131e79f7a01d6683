using System.Globalization;

namespace Shop.Jobs.Mail.Templates;

/// <summary>Takes what a template writes, up to what can still be a mail.</summary>
internal sealed class LimitedWriter(MailPart part) : StringWriter(CultureInfo.InvariantCulture)
{
    private const int Max = 500_000;

    public override void Write(char value)
    {
        Check(1);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Check(buffer.Length);
        base.Write(buffer);
    }

    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        base.Write(value);
    }

    private void Check(int more)
    {
        if (GetStringBuilder().Length + more > Max) throw new TemplateFailedException(new TemplateProblem(part, TemplateProblem.TooLong));
    }
}
