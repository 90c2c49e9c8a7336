using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => Dispatch.Tensor("matmul", this, target);

        public Tensor mm(Tensor target) => Dispatch.Tensor("mm", this, target);

        public Tensor mv(Tensor target) => Dispatch.Tensor("mv", this, target);

        public Tensor bmm(Tensor batch2) => Dispatch.Tensor("bmm", this, batch2);

        public Tensor dot(Tensor target) => Dispatch.Tensor("dot", this, target);

        public Tensor inner(Tensor vec2) => Dispatch.Tensor("inner", this, vec2);

        public Tensor outer(Tensor vec2) => Dispatch.Tensor("outer", this, vec2);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Dispatch.Tensor("addmm", this, mat1, mat2, beta, alpha);

        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Dispatch.Tensor("addmv", this, mat, vec, beta, alpha);

        public Tensor t() => Dispatch.Tensor("t", this);

        public Tensor diag(long diagonal = 0) => Dispatch.Tensor("diag", this, diagonal);

        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Dispatch.Tensor("diagonal", this, offset, dim1, dim2);

        public Tensor trace() => Dispatch.Tensor("trace", this);

        public Tensor tril(long diagonal = 0) => Dispatch.Tensor("tril", this, diagonal);

        public Tensor triu(long diagonal = 0) => Dispatch.Tensor("triu", this, diagonal);
    }
}
