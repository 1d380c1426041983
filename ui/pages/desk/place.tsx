import { Navigate, Route, Routes } from 'react-router';
import { Desk } from './desk.tsx';
import './desk.css';
import { WholeCase } from './whole-case/whole-case.tsx';

/** 工作台: the queues on the left, the case on the right; everything that can be linked to is in the address. */
export const DeskPlace = () => (
  <Routes>
    <Route path="case/:number" element={<WholeCase />} />
    <Route path=":queue/:taskId?" element={<Desk />} />
    <Route path="*" element={<Navigate to="/desk/mine" replace />} />
  </Routes>
);
