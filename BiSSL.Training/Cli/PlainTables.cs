using Spectre.Console;
using Spectre.Console.Rendering;

namespace BiSSL.Training.Cli;

/// <summary>Keeps tables, bars and sentences of a console from steering the terminal by what they show.</summary>
internal sealed class PlainTables : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(shown => shown is ControlCode ? shown : new Plain(shown));

    private sealed class Plain(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(part =>
            part.IsControlCode || part.IsLineBreak || PlainText.Steering(part.Text) is null ? part : new Segment(PlainText.Of(part.Text), part.Style));
    }
}
