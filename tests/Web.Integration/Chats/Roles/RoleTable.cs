namespace InstaHub.Web.Integration.Chats.Roles;

/// <summary>
/// What whoever does something in a chat is answered; read from the text of a table. A line is an act and a word for each column: a status, or
/// <c>no</c>, <c>out</c>, <c>ban</c>, <c>pair</c> and <c>busy</c> for refusals with a name; <c>-</c>: there is nothing to do it to.
/// </summary>
internal sealed class RoleTable
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["no"] = "403 forbidden",
        ["out"] = "403 not_a_member",
        ["ban"] = "403 banned",
        ["blk"] = "409 blocked",
        ["pair"] = "422 private_chat",
        ["404"] = "404 not_found",
    };

    private readonly List<(string Act, string[] Expected)> _lines = [];

    public RoleTable(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToArray();
        Columns = lines[0][1..];
        foreach (var line in lines[1..])
        {
            Assert.True(line.Length == lines[0].Length, $"'{string.Join(' ', line)}' has not as many columns as the table.");
            _lines.Add((line[0], [.. line[1..].Select(word => Words.GetValueOrDefault(word, word))]));
        }
    }

    public string[] Columns { get; }

    /// <summary>The acts, each with what is expected for each column; null: nothing is.</summary>
    public IEnumerable<(string Act, IEnumerable<(string Who, string Expected)> Cells)> Lines =>
        _lines.Select(line => (line.Act, Columns.Zip(line.Expected).Where(cell => cell.Second != "-").Select(cell => (cell.First, cell.Second))));
}
