using System.Text.RegularExpressions;
using Fluid.Ast;

namespace Shop.Jobs.Mail.Templates;

/// <summary>Finds what a template names that the mail does not have, in all its branches.</summary>
internal sealed class TemplateCheck(MailPart part, string source, Type fields) : AstVisitor
{
    private const string Loop = "forloop";

    private static readonly HashSet<string> Filters =
        ["append", "capitalize", "default", "downcase", "first", "join", "last", "prepend", "size", "strip", "truncate", "upcase"];

    private static readonly HashSet<string> LoopFields = ["index", "index0", "rindex", "rindex0", "first", "last", "length"];
    private readonly Stack<(string Name, Type? Item)> _loops = [];

    public List<TemplateProblem> Problems { get; } = [];

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        Visit(forStatement.Source);
        if (forStatement.Limit is { } limit) Visit(limit);
        if (forStatement.Offset is { } offset) Visit(offset);
        var list = forStatement.Source is MemberExpression member ? TypeOf(member) : null;
        _loops.Push((forStatement.Identifier, list is null ? null : Field.ItemOf(list)));
        foreach (var statement in forStatement.Statements) Visit(statement);
        _loops.Pop();
        if (forStatement.Else is { } otherwise) Visit(otherwise);
        return forStatement;
    }

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
    {
        Add(TemplateProblem.Range, "", "..");
        return rangeExpression;
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        if (!Filters.Contains(filterExpression.Name)) Add(TemplateProblem.UnknownFilter, filterExpression.Name, filterExpression.Name);
        return base.VisitFilterExpression(filterExpression);
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        TypeOf(memberExpression, Problems);
        return base.VisitMemberExpression(memberExpression);
    }

    private Type? TypeOf(MemberExpression member, List<TemplateProblem>? problems = null)
    {
        var names = member.Segments.Select(segment => segment is IdentifierSegment known ? known.Identifier : "[]").ToList();
        if (names[0] == Loop && _loops.Count > 0 && (names.Count == 1 || (names.Count == 2 && LoopFields.Contains(names[1]))))
            return null;
        var loop = _loops.FirstOrDefault(loop => loop.Name == names[0]);
        // An item of what is no list was named before.
        if (loop is { Name: not null, Item: null }) return null;
        var type = loop.Item ?? Field.Member(fields, names[0]);
        foreach (var name in names.Skip(1)) type = type is null ? null : Field.Member(type, name);
        var path = string.Join('.', names);
        if (type is null && problems is not null) Add(TemplateProblem.UnknownField, path, path);
        return type;
    }

    private void Add(string what, string name, string written) => Problems.Add(new TemplateProblem(part, what, name, LineOf(written)));

    // The first tag that has it.
    private int LineOf(string written)
    {
        var found = Regex.Match(source, $@"\{{[{{%](?:(?![}}%]\}}).)*?(?<![\w.]){Regex.Escape(written)}", RegexOptions.Singleline);
        var at = found.Success ? found.Index + found.Length : source.IndexOf(written, StringComparison.Ordinal);
        return at < 0 ? 0 : source.AsSpan(0, at).Count('\n') + 1;
    }
}
