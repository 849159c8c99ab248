using System.Globalization;
using System.Net;
using System.Text;

namespace InstaHub.Load.Mix;

/// <summary>An axis of a plot.</summary>
/// <param name="Title">What is shown, with the unit.</param>
/// <param name="Min">At its beginning.</param>
/// <param name="Max">At its end; more than <paramref name="Min"/>.</param>
/// <param name="Ticks">Where there is a line, and what stands there.</param>
/// <param name="IsLogarithmic">Whether equal distances are equal ratios; then <paramref name="Min"/> is above 0.</param>
public sealed record PlotAxis(string Title, double Min, double Max, IReadOnlyList<(double At, string Text)> Ticks, bool IsLogarithmic = false)
{
    /// <summary>From 0, in about five steps of 1, 2 or 5 times a power of ten.</summary>
    public static PlotAxis Linear(string title, double max)
    {
        max = Math.Max(max, 1e-9);
        var power = Math.Pow(10, Math.Floor(Math.Log10(max / 5)));
        var step = new[] { 1, 2, 5, 10 }.Select(factor => factor * power).First(size => max / size <= 6);
        var end = Math.Ceiling(max / step) * step;
        return new PlotAxis(title, 0, end, [.. Enumerable.Range(0, (int)Math.Round(end / step) + 1).Select(i => (i * step, Number(i * step)))]);
    }

    /// <summary>Powers of ten around these.</summary>
    public static PlotAxis Logarithmic(string title, double min, double max)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(min)), (int)Math.Ceiling(Math.Log10(max)));
        last = Math.Max(last, first + 1);
        return new PlotAxis(
            title, Math.Pow(10, first), Math.Pow(10, last), [.. Enumerable.Range(first, last - first + 1).Select(power => (Math.Pow(10, power), Number(Math.Pow(10, power))))],
            IsLogarithmic: true);
    }

    /// <summary>Where a value is, 0 at the beginning and 1 at the end; what is beyond is at the edge.</summary>
    public double Place(double value)
    {
        var place = IsLogarithmic ? Math.Log(Math.Max(value, Min) / Min) / Math.Log(Max / Min) : (value - Min) / (Max - Min);
        return Math.Clamp(place, 0, 1);
    }

    private static string Number(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
}

/// <summary>Draws plots as SVG that stands in a page by itself: nothing is loaded from elsewhere.</summary>
/// <param name="across">Left to right.</param>
/// <param name="up">Bottom to top.</param>
public sealed class SvgPlot(PlotAxis across, PlotAxis up)
{
    private const int Width = 860;
    private const int Height = 330;
    private const int Left = 70;
    private const int Right = 20;
    private const int Top = 14;
    private const int Bottom = 46;

    private readonly StringBuilder _marks = new();

    /// <summary>Adds a line through points.</summary>
    public SvgPlot Line(IEnumerable<(double Across, double Up)> points, string colour, string name)
    {
        var path = string.Join(' ', points.Select(point => Text($"{X(point.Across):0.#},{Y(point.Up):0.#}")));
        _marks.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.8\" points=\"{path}\"><title>{Escape(name)}</title></polyline>");
        return this;
    }

    /// <summary>Adds a bar from the bottom.</summary>
    public SvgPlot Bar(double from, double to, double height, string colour, string name)
    {
        var (left, right, top) = (X(from), X(to), Y(height));
        _marks.Append(Text(
            $"<rect x=\"{left:0.#}\" y=\"{top:0.#}\" width=\"{Math.Max(0.5, right - left - 0.5):0.#}\" height=\"{Height - Bottom - top:0.#}\" fill=\"{colour}\"><title>{Escape(name)}</title></rect>"));
        return this;
    }

    /// <summary>The element.</summary>
    public string Render()
    {
        var svg = new StringBuilder(Text($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Escape(up.Title)} by {Escape(across.Title)}\">"));
        foreach (var (at, text) in across.Ticks)
            svg.Append(Text($"<line class=\"grid\" x1=\"{X(at):0.#}\" x2=\"{X(at):0.#}\" y1=\"{Top}\" y2=\"{Height - Bottom}\"/><text x=\"{X(at):0.#}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{Escape(text)}</text>"));
        foreach (var (at, text) in up.Ticks)
            svg.Append(Text($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(at):0.#}\" y2=\"{Y(at):0.#}\"/><text x=\"{Left - 6}\" y=\"{Y(at) + 4:0.#}\" text-anchor=\"end\">{Escape(text)}</text>"));
        svg.Append(Text($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">{Escape(across.Title)}</text>"));
        svg.Append(Text($"<text x=\"14\" y=\"{(Top + Height - Bottom) / 2}\" text-anchor=\"middle\" transform=\"rotate(-90 14 {(Top + Height - Bottom) / 2})\">{Escape(up.Title)}</text>"));
        return svg.Append(_marks).Append("</svg>").ToString();
    }

    private double X(double value) => Left + (across.Place(value) * (Width - Left - Right));

    private double Y(double value) => Height - Bottom - (up.Place(value) * (Height - Top - Bottom));

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
