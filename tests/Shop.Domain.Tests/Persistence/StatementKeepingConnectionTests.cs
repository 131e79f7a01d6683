using System.Data;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Shop.Domain.Persistence.Speed;
using SQLitePCL;
using Xunit;

namespace Shop.Domain.Tests.Persistence;

public sealed class StatementKeepingConnectionTests : IDisposable
{
    private const string Read = "SELECT value FROM thing WHERE id <= @id ORDER BY id";

    // SQLITE_STMTSTATUS_REPREPARE and SQLITE_STMTSTATUS_RUN.
    private const int Recompiled = 5;
    private const int Runs = 6;
    private readonly StatementCachingConnection _connection = new("Data Source=:memory:");

    public StatementKeepingConnectionTests()
    {
        _connection.Open();
        _connection.Handle!.enable_sqlite3_next_stmt(true);
        Run("CREATE TABLE thing (id INTEGER PRIMARY KEY, value TEXT NOT NULL)");
        Run("INSERT INTO thing VALUES (1, 'one'), (2, 'two')");
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void The_same_text_is_compiled_once_and_each_time_run_with_its_own_values()
    {
        Assert.Equal("one", string.Join(' ', Values(1)));
        Assert.Equal("one two", string.Join(' ', Values(2)));
        Assert.Equal("one", string.Join(' ', Values(1)));

        var statement = Assert.Single(Statements(), statement => raw.sqlite3_sql(statement).utf8_to_string() == Read);
        Assert.Equal((3, 0), (raw.sqlite3_stmt_status(statement, Runs, 0), raw.sqlite3_stmt_status(statement, Recompiled, 0)));
    }

    [Fact]
    public void Two_readers_of_the_same_text_at_once_read_each_their_own_rows()
    {
        using var one = Command(Read, 2);
        using var other = Command(Read, 2);
        using var first = one.ExecuteReader();
        using var second = other.ExecuteReader();
        Assert.True(first.Read() && first.Read() && second.Read());
        Assert.Equal(("two", "one"), (first.GetString(0), second.GetString(0)));
    }

    [Fact]
    public void A_statement_that_failed_works_the_next_time()
    {
        const string insert = "INSERT INTO thing VALUES (@id, 'three')";
        using (var failing = Command(insert, 1)) Assert.Throws<SqliteException>(() => failing.ExecuteNonQuery());
        using (var working = Command(insert, 3)) Assert.Equal(1, working.ExecuteNonQuery());
        Assert.Equal("one two three", string.Join(' ', Values(9)));
    }

    [Fact]
    public void A_command_thrown_away_while_it_is_read_leaves_the_next_one_its_rows()
    {
        var forgotten = Command(Read, 2);
        var reader = forgotten.ExecuteReader();
        Assert.True(reader.Read());
        forgotten.Dispose();
        Assert.Equal("one two", string.Join(' ', Values(2)));
    }

    [Fact]
    public void A_column_added_meanwhile_is_no_matter_to_a_kept_statement()
    {
        Values(2);
        Run("ALTER TABLE thing ADD COLUMN more TEXT");
        Run("UPDATE thing SET value = 'new' WHERE id = 1");
        Assert.Equal("new two", string.Join(' ', Values(2)));
    }

    [Fact]
    public void Of_many_texts_the_latest_are_kept()
    {
        for (var number = 0; number < 300; number++) Run(string.Create(CultureInfo.InvariantCulture, $"SELECT {number}"));
        var texts = Statements().Select(statement => raw.sqlite3_sql(statement).utf8_to_string()).ToList();
        Assert.Equal(200, texts.Count);
        Assert.Contains("SELECT 299", texts);
        Assert.DoesNotContain("SELECT 99", texts);
    }

    [Fact]
    public void A_statement_with_a_large_value_is_not_kept()
    {
        foreach (var length in new[] { 1, 200_000 })
        {
            using var command = _connection.CreateCommand();
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT @text, {length}");
            command.Parameters.AddWithValue("@text", new string('a', length));
            command.ExecuteNonQuery();
        }

        var texts = Statements().Select(statement => raw.sqlite3_sql(statement).utf8_to_string()).ToList();
        Assert.Contains("SELECT @text, 1", texts);
        Assert.DoesNotContain("SELECT @text, 200000", texts);
    }

    [Fact]
    public void It_stays_open_for_its_next_user_until_it_is_disposed()
    {
        _connection.Close();
        Assert.Equal(ConnectionState.Open, _connection.State);
        _connection.Dispose();
        Assert.Equal(ConnectionState.Closed, _connection.State);
    }

    private List<string> Values(int upTo)
    {
        using var command = Command(Read, upTo);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read()) values.Add(reader.GetString(0));
        return values;
    }

    private SqliteCommand Command(string sql, int id)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@id", id);
        return command;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private List<sqlite3_stmt> Statements()
    {
        var found = new List<sqlite3_stmt>();
        for (var statement = raw.sqlite3_next_stmt(_connection.Handle, null); statement is not null; statement =
            raw.sqlite3_next_stmt(_connection.Handle, statement)) found.Add(statement);
        return found;
    }
}
