using System.Globalization;

namespace InstaHub.Silo.Commands;

/// <summary>Shows how far something has come: a bar on a terminal, otherwise a line for each tenth.</summary>
/// <param name="total">How many steps there are.</param>
/// <param name="output">Where to.</param>
/// <param name="isTerminal">Whether a line can be written over.</param>
public sealed class SeedProgress(long total, TextWriter output, bool isTerminal)
{
    private const int Width = 40;

    private long _done;
    private int _shown = -1;

    /// <summary>One step more.</summary>
    public void Step()
    {
        var percent = (int)(++_done * 100 / total);
        if (percent == _shown || (!isTerminal && (percent / 10 == _shown / 10 || percent < 10)))
            return;
        _shown = percent;
        if (isTerminal)
            output.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{Bar(percent)}] {percent,3} %{(percent == 100 ? Environment.NewLine : "")}"));
        else
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{percent} %"));
    }

    private static string Bar(int percent) => new string('#', percent * Width / 100).PadRight(Width, '.');
}
